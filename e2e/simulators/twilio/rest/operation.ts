import type { Form } from "./form.ts";

interface OperationRequest {
  /** From the path; empty text when the path has none. */
  readonly sid: string;
  /** The SID of what it belongs to, where the path has one. */
  readonly parentSid: string;
  readonly form: Form;
  readonly query: URLSearchParams;
  /** Path without the query, as asked. */
  readonly path: string;
}

export interface RestReply {
  readonly status: 200 | 201 | 204;
  readonly body?: object;
}

/** One verb on one resource; refuses by throwing a `RestError`. */
type Operation = (request: OperationRequest) => RestReply;

/** What a path understands; anything else is 405. */
export interface Resource {
  /** Below `/2010-04-01/Accounts/{AccountSid}`, `:sid` for the resource's SID, `:parentSid` for its owner's. */
  readonly path: string;
  readonly operations: Partial<Record<"GET" | "POST" | "DELETE", Operation>>;
  /** Closed to standard API keys. */
  readonly needsAuthToken?: boolean;
}
