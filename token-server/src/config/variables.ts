import { crmVariables } from "./crm-variables.ts";
import { policyVariables } from "./policy-variables.ts";
import { recordingVariables } from "./recording-variables.ts";
import { serverVariables } from "./server-variables.ts";
import { twilioVariables } from "./twilio-variables.ts";

/** Every setting of the server, in the order of `.env.example`. */
export const variables = {
  ...serverVariables,
  ...twilioVariables,
  ...crmVariables,
  ...policyVariables,
  ...recordingVariables,
};
