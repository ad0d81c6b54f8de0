import { createHash, X509Certificate } from "node:crypto";
import { generate } from "selfsigned";

export interface Certificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spkiHash: string;
}

/** The hosts a Voice SDK talks to; a wildcard stands for one label only. */
const hosts = [
  "localhost",
  "*.twilio.com",
  "*.roaming.twilio.com",
  "*.ashburn.twilio.com",
  "*.us1.twilio.com",
];
const loopbackAddresses = ["127.0.0.1", "::1"];

/** Made at start, valid for Twilio's names and this machine's; trusted by nobody. */
export async function createCertificate(): Promise<Certificate> {
  const pems = await generate([{ name: "commonName", value: "Twilio simulator" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          ...hosts.map((value) => ({ type: 2 as const, value })),
          ...loopbackAddresses.map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  const publicKey = new X509Certificate(pems.cert).publicKey.export({
    type: "spki",
    format: "der",
  });
  return {
    key: pems.private,
    cert: pems.cert,
    spkiHash: createHash("sha256").update(publicKey).digest("base64"),
  };
}
