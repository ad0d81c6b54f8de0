import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts what the database must keep but nobody may read there. */
export interface SecretBox {
  seal(text: string): string;
  /** Throws when the text was altered, or sealed with another key. */
  open(sealed: string): string;
}

const version = "v1";
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with a key of its own, derived from SECRET_KEY. */
export function createSecretBox(secretKey: string): SecretBox {
  const key = Buffer.from(hkdfSync("sha256", secretKey, "", "ringback secret box v1", 32));
  return {
    seal(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      const parts = Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
      return `${version}.${parts.toString("base64url")}`;
    },
    open(sealed) {
      const [prefix, encoded = ""] = sealed.split(".");
      const parts = Buffer.from(encoded, "base64url");
      if (prefix !== version || parts.length < nonceBytes + tagBytes) {
        throw new Error("This was not sealed by Ringback");
      }
      const decipher = createDecipheriv("aes-256-gcm", key, parts.subarray(0, nonceBytes));
      decipher.setAuthTag(parts.subarray(nonceBytes, nonceBytes + tagBytes));
      const text = decipher.update(parts.subarray(nonceBytes + tagBytes));
      return Buffer.concat([text, decipher.final()]).toString("utf8");
    },
  };
}
