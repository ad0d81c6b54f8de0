/**
 * An error a caller can react to, also on the other side of the bus: `code` is stable and for
 * programs, `message` and `detail` are sentences for people.
 */
export class CodedError extends Error {
  readonly code: string;
  readonly detail: string | undefined;

  constructor(
    code: string,
    message: string,
    options: { detail?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "CodedError";
    this.code = code;
    this.detail = options.detail;
  }
}

/** Codes of the bus itself; a listener's own codes stand in the file that throws them. */
export type BusCode =
  /** Nobody serves the contract, or the listener went away before it answered. */
  | "no-reply"
  /** The extension was updated or removed under this content script. */
  | "extension-gone"
  | "not-allowed"
  | "invalid-message"
  /** A fault in the listener. */
  | "unexpected";

export function busError(code: BusCode, message: string, cause?: unknown): CodedError {
  return new CodedError(code, message, { cause });
}
