import { CrmUnavailable } from "./failures.ts";

export type Fetch = typeof fetch;

export interface CrmRequest {
  readonly method: "GET" | "POST" | "PATCH";
  readonly url: string;
  readonly accessToken?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly deadlineMs?: number | undefined;
}

export interface CrmAnswer {
  readonly status: number;
  /** `undefined` when it is no JSON. */
  readonly content: unknown;
}

export type Exchange = (request: CrmRequest) => Promise<CrmAnswer>;

/** One request and its answer. Throws `CrmUnavailable` when none came in time. */
export function createExchange(fetchCrm: Fetch, usualDeadlineMs = 10_000): Exchange {
  return async ({ method, url, accessToken, body, signal, deadlineMs = usualDeadlineMs }) => {
    const deadline = AbortSignal.timeout(deadlineMs);
    let status: number;
    let content: unknown;
    try {
      const response = await fetchCrm(url, {
        method,
        headers: {
          Accept: "application/vnd.api+json, application/json",
          ...(accessToken !== undefined && { Authorization: `Bearer ${accessToken}` }),
          ...(body !== undefined && { "Content-Type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        // Followed, it would take passwords and secrets to wherever it points.
        redirect: "manual",
        signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      });
      status = response.status;
      content = readJson(await response.text());
    } catch (error) {
      const why = deadline.aborted
        ? `did not answer within ${deadlineMs / 1000} s`
        : "is unreachable";
      throw new CrmUnavailable(`SuiteCRM ${why}`, { cause: error });
    }
    if (status >= 300 && status < 400) {
      throw new CrmUnavailable(
        `SuiteCRM answers with a redirect (${status}): CRM_URL is not its own address`,
      );
    }
    return { status, content };
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
