import type { SignallingError } from "./server-frames.ts";

export const signallingErrors = {
  invalidClientName: { code: 31105, message: "Invalid client name" },
  invalidReconnect: { code: 31107, message: "The reconnect parameter is invalid" },
  notAuthorized: { code: 31201, message: "Authorization error" },
  badSignature: { code: 31202, message: "Signature validation failed." },
  noValidAccount: { code: 31203, message: "No valid account" },
  invalidToken: { code: 31204, message: "Invalid JWT token" },
  expiredToken: { code: 31205, message: "JWT token expired" },
  tooLongToken: { code: 31207, message: "JWT token expiration too long" },
  reconnectRefused: { code: 31209, message: "Reconnect attempt is not authorized." },
  badRequest: { code: 31400, message: "Bad Request (HTTP/SIP)" },
  notFound: { code: 31404, message: "Not Found (HTTP/SIP)" },
} as const satisfies Record<string, SignallingError>;
