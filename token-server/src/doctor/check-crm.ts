import { randomUUID } from "node:crypto";
import type { Config } from "../config/config.ts";
import { isLoopback } from "../config/loopback.ts";
import type { Suitecrm } from "../suitecrm/client.ts";
import { CrmRefused, CrmUnavailable } from "../suitecrm/failures.ts";
import { personModules } from "@ringback/shared/record-ref";
import { readCurrentUser, listActiveUsers } from "../suitecrm/users.ts";
import { bad, type Finding, good, note } from "./finding.ts";

/** Both OAuth clients, and what the service user may read. */
export async function checkCrm(config: Config["crm"], suitecrm: Suitecrm): Promise<Finding[]> {
  const transport =
    config.url.startsWith("https:") || isLoopback(config.url)
      ? []
      : [
          note(
            "SuiteCRM is reached over plain http",
            "Passwords and tokens travel readable: use https in CRM_URL.",
          ),
        ];
  try {
    return [...transport, ...(await checkService(suitecrm)), await checkSignIn(config, suitecrm)];
  } catch (error) {
    if (!(error instanceof CrmUnavailable)) throw error;
    const fix = `Check CRM_URL and CRM_API_PATH: ${config.apiUrl}/access_token has to answer from this machine.`;
    return [...transport, bad(error.message, fix)];
  }
}

async function checkService(suitecrm: Suitecrm): Promise<Finding[]> {
  const service = suitecrm.asService();
  try {
    const reading = await readCurrentUser(service);
    if (reading.outcome === "inactive") {
      return [
        bad(
          "SuiteCRM’s service user is inactive",
          "Set the status of the client’s assigned user to Active.",
        ),
      ];
    }
    const { user } = reading;
    const findings = [good(`SuiteCRM knows the service user “${user.userName}”`)];
    if (user.isAdmin) {
      findings.push(
        note(
          "The service user is an administrator",
          "Assign the client to a user with only the roles Ringback needs.",
        ),
      );
    }
    const users = await listActiveUsers(service);
    findings.push(good(`The service user sees ${users.size} active users`));
    for (const module of [...personModules, "Calls"]) {
      const list = await service.list(module, { fields: ["id"], pageSize: 1 });
      if (list.outcome === "forbidden") {
        findings.push(
          bad(
            `The service user may not read ${module}`,
            `Give its role access to ${module}: List and View, for Calls Edit, too.`,
          ),
        );
      }
    }
    return findings;
  } catch (error) {
    if (!(error instanceof CrmRefused)) throw error;
    return [
      bad(
        `SuiteCRM refused the service user: ${error.detail}`,
        "Check CRM_CLIENT_ID and CRM_CLIENT_SECRET: a client of kind “Client credentials” with an assigned user.",
      ),
    ];
  }
}

/** Nobody’s credentials: SuiteCRM looks at the client first and says which of the two is wrong. */
async function checkSignIn(config: Config["crm"], suitecrm: Suitecrm): Promise<Finding> {
  const { grant } = config.signIn;
  const nobody = randomUUID();
  const answer = await suitecrm.signIn(
    grant === "password"
      ? { grant_type: grant, username: `ringback-doctor-${nobody}`, password: nobody }
      : {
          grant_type: grant,
          code: nobody,
          redirect_uri: "http://127.0.0.1/oauth/crm/callback",
          code_verifier: nobody,
        },
  );
  if (answer.outcome === "refused" && answer.reason === "client") {
    const kind = grant === "password" ? "Password" : "Authorization code";
    return bad(
      "SuiteCRM does not know the client agents sign in through",
      `Check CRM_SIGN_IN_CLIENT_ID, CRM_SIGN_IN_CLIENT_SECRET and CRM_SIGN_IN_GRANT: the client must be of kind “${kind}”.`,
    );
  }
  return good(`SuiteCRM knows the client agents sign in through (${grant})`);
}
