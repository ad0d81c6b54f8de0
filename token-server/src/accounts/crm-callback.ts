import type { Request, RequestHandler, Response } from "express";
import * as z from "zod";
import { CrmRefused, CrmUnavailable } from "../suitecrm/failures.ts";
import { answerUrl, authorizePath } from "./authorize-request.ts";
import { completeSignIn } from "./complete-sign-in.ts";
import { takeSignIn } from "./pending-sign-in.ts";
import { fieldsRefused, signInField } from "./sign-in-fields.ts";
import { sendTroublePage } from "./sign-in-page.ts";
import { recordFailedSignIn } from "./record-failure.ts";
import { crmDown, crmOdd, refusalWords, signInLost, type SignInTrouble } from "./sign-in-words.ts";
import type { AccountsWorld } from "./world.ts";

/** Where SuiteCRM's authorization page returns to; its client must know this address. */
export const crmCallbackPath = "/oauth/crm/callback";

const Answer = z.object({
  state: signInField("state", 200).min(1, "state is empty."),
  code: signInField("code", 4_000).min(1, "code is empty.").optional(),
  error: signInField("error", 200).optional(),
});

/** Turns SuiteCRM's answer into a code for the extension. */
export function answerCrm(world: AccountsWorld): RequestHandler {
  return async (request, response) => {
    const answer = Answer.safeParse(request.query);
    if (!answer.success) {
      sendTroublePage(response, fieldsRefused(answer.error));
      return;
    }
    const pending = await takeSignIn(world, request, answer.data.state);
    if (!pending) {
      sendTroublePage(response, signInLost);
      return;
    }
    const again = authorizePath(pending.request);
    const { code } = answer.data;
    response.set("Cache-Control", "no-store");
    if (code === undefined) {
      response.redirect(302, answerUrl(pending.request, { error: "access_denied" }));
      return;
    }
    try {
      const tokens = await world.suitecrm.signIn({
        grant_type: "authorization_code",
        code,
        redirect_uri: `${world.config.publicUrl}${crmCallbackPath}`,
        code_verifier: pending.codeVerifier,
      });
      if (tokens.outcome === "refused") {
        await fail(
          world,
          request,
          response,
          refusalWords(tokens.reason, false),
          tokens.reason,
          again,
        );
        return;
      }
      const completed = await completeSignIn(world, pending.request, tokens.tokens);
      if (completed.outcome === "inactive") {
        await fail(world, request, response, refusalWords("inactive", false), "inactive", again);
        return;
      }
      response.redirect(302, answerUrl(pending.request, { code: completed.code }));
    } catch (error) {
      const refused = error instanceof CrmRefused;
      if (!refused && !(error instanceof CrmUnavailable)) throw error;
      if (refused) world.report(error);
      sendTroublePage(response, refused ? crmOdd : crmDown, again);
    }
  };
}

async function fail(
  world: AccountsWorld,
  request: Request,
  response: Response,
  trouble: SignInTrouble,
  reason: string,
  again: string,
): Promise<void> {
  await recordFailedSignIn(world, null, reason);
  sendTroublePage(response, trouble, again);
}
