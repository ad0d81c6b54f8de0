import { createSuitecrm } from "../suitecrm/client.ts";
import type { Fetch } from "../suitecrm/exchange.ts";

export const crmConfig = {
  apiUrl: "https://crm.example.com/Api",
  service: { clientId: "service", clientSecret: "s" },
  signIn: { clientId: "sign-in", clientSecret: "t" },
};

interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly token: string | null;
  readonly body: Record<string, unknown>;
}

/** The CRM as one function; tokens are `access-1`, `access-2` … unless it answers them itself. */
export function connect(answer: (seen: Seen) => Response | undefined, now: () => number = () => 0) {
  const seen: Seen[] = [];
  let tokens = 0;
  const fetchCrm: Fetch = async (input, init) => {
    const one = {
      method: init?.method ?? "GET",
      url: new URL(String(input instanceof Request ? input.url : input)),
      token: new Headers(init?.headers).get("Authorization"),
      body: typeof init?.body === "string" ? JSON.parse(init.body) : {},
    };
    seen.push(one);
    const answered = answer(one);
    if (answered !== undefined) return answered;
    tokens += 1;
    return Response.json({
      token_type: "Bearer",
      expires_in: 3600,
      access_token: `access-${tokens}`,
      ...(one.body["grant_type"] !== "client_credentials" && {
        refresh_token: `refresh-${tokens}`,
      }),
    });
  };
  const pause = async () => {};
  const suitecrm = createSuitecrm(crmConfig, { fetch: fetchCrm, clock: { now }, pause });
  return {
    suitecrm,
    seen,
    granted: () => seen.filter(({ url }) => url.pathname === "/Api/access_token"),
  };
}

export const isToken = ({ url }: Seen) => url.pathname === "/Api/access_token";
export const lead = {
  data: {
    type: "Lead",
    id: "1",
    attributes: { name: "A &amp; B &lt;c&gt; &#039;x&#039;", n: 7, on: true, o: {} },
  },
};
export const problem = (detail: string, status = 400) =>
  Response.json({ errors: { status, title: null, detail } }, { status });

/** Everything but requests for tokens gets this. */
export const always = (make: () => Response) => (seen: Seen) =>
  isToken(seen) ? undefined : make();
