import { createHash, createPrivateKey, X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { createCertificate } from "./certificate.ts";

test("the certificate names every host a Voice SDK calls, and the hash is its key's", async () => {
  const { cert, key, spkiHash } = await createCertificate();
  const read = new X509Certificate(cert);
  expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true);
  for (const host of [
    "sdk.twilio.com",
    "eventgw.us1.twilio.com",
    "voice-js.roaming.twilio.com",
    "voice-js.ashburn.twilio.com",
    "localhost",
  ]) {
    expect(`${host} ${String(read.checkHost(host) !== undefined)}`).toBe(`${host} true`);
  }
  expect(read.checkHost("example.com")).toBeUndefined();
  expect(read.checkIP("127.0.0.1")).toBe("127.0.0.1");
  const publicKey = read.publicKey.export({ type: "spki", format: "der" });
  expect(spkiHash).toBe(createHash("sha256").update(publicKey).digest("base64"));
});
