import type { Request, RequestHandler, Response } from "express";
import * as z from "zod";
import { CrmRefused, CrmUnavailable } from "../suitecrm/failures.ts";
import { answerUrl } from "./authorize-request.ts";
import { completeSignIn } from "./complete-sign-in.ts";
import { findSignIn, type PendingSignIn, takeSignIn } from "./pending-sign-in.ts";
import { recordFailedSignIn } from "./record-failure.ts";
import { beginAttempt } from "./sign-in-attempts.ts";
import { fieldsRefused, signInField } from "./sign-in-fields.ts";
import { sendPasswordPage, sendTroublePage } from "./sign-in-page.ts";
import {
  crmDown,
  crmOdd,
  fieldsMissing,
  refusalWords,
  signInLost,
  type SignInTrouble,
  tooManyTries,
} from "./sign-in-words.ts";
import type { AccountsWorld } from "./world.ts";

const Form = z.object({
  state: signInField("state", 200).min(1, "state is empty."),
  decision: z
    .enum(["sign-in", "cancel"], "decision must be “sign-in” or “cancel”.")
    .default("sign-in"),
  user_name: signInField("user_name", 100)
    .regex(/^\P{Cc}*$/u, "user_name must have no control characters.")
    .default(""),
  password: signInField("password", 200).default(""),
});
type Form = z.infer<typeof Form>;

type Result =
  | { readonly outcome: "signed-in"; readonly code: string }
  | {
      readonly outcome: "trouble";
      readonly trouble: SignInTrouble;
      readonly retryAfterSeconds?: number;
    };

/** SuiteCRM refuses a name it does not know sooner than a wrong password: nobody shall see that. */
const refusalMs = 400;

/** Answers the password form. The password goes to SuiteCRM once and nowhere else. */
export function answerPassword(world: AccountsWorld): RequestHandler {
  return async (request, response) => {
    const form = Form.safeParse(request.body ?? {});
    if (!form.success) {
      sendTroublePage(response, fieldsRefused(form.error));
      return;
    }
    const pending = await findSignIn(world, request, form.data.state);
    if (!pending) {
      sendTroublePage(response, signInLost);
      return;
    }
    const { state, decision, user_name: userName } = form.data;
    if (decision === "cancel") {
      await takeSignIn(world, request, state);
      response.redirect(303, answerUrl(pending.request, { error: "access_denied" }));
      return;
    }
    const result = await tryPassword(world, request, pending, form.data);
    if (result.outcome === "signed-in") {
      await takeSignIn(world, request, state);
      response.redirect(303, answerUrl(pending.request, { code: result.code }));
      return;
    }
    showAgain(world, response, pending, { state, userName, result });
  };
}

async function tryPassword(
  world: AccountsWorld,
  request: Request,
  pending: PendingSignIn,
  { user_name: userName, password }: Form,
): Promise<Result> {
  if (userName.trim() === "" || password === "") return trouble(fieldsMissing);
  const who = { userName, address: request.ip ?? "" };
  const attempt = await beginAttempt(world.db, world.clock, who);
  if (attempt.outcome === "blocked") {
    const { retryAfterSeconds } = attempt;
    await recordFailedSignIn(world, userName, "too-many-tries");
    return { ...trouble(tooManyTries(retryAfterSeconds)), retryAfterSeconds };
  }
  const evenly = world.pause(refusalMs);
  try {
    const grant = { grant_type: "password", username: userName.trim(), password } as const;
    const tokens = await world.suitecrm.signIn(grant);
    if (tokens.outcome === "refused") {
      if (tokens.reason === "client") await attempt.withdraw();
      await recordFailedSignIn(world, userName, tokens.reason);
      await evenly;
      return trouble(refusalWords(tokens.reason, true));
    }
    const completed = await completeSignIn(world, pending.request, tokens.tokens);
    if (completed.outcome === "inactive") {
      await recordFailedSignIn(world, userName, "inactive");
      return trouble(refusalWords("inactive", true));
    }
    await attempt.forgive();
    return completed;
  } catch (error) {
    await attempt.withdraw();
    if (error instanceof CrmUnavailable) return trouble(crmDown);
    if (!(error instanceof CrmRefused)) throw error;
    world.report(error);
    return trouble(crmOdd);
  }
}

function trouble(words: SignInTrouble): Extract<Result, { outcome: "trouble" }> {
  return { outcome: "trouble", trouble: words };
}

function showAgain(
  { config }: AccountsWorld,
  response: Response,
  { request }: PendingSignIn,
  shown: {
    readonly state: string;
    readonly userName: string;
    readonly result: Extract<Result, { outcome: "trouble" }>;
  },
): void {
  const { state, userName, result } = shown;
  if (result.retryAfterSeconds !== undefined) {
    response.set("Retry-After", String(result.retryAfterSeconds));
  }
  sendPasswordPage(response, {
    crmHost: new URL(config.crm.url).host,
    state,
    userName,
    redirectUri: request.redirectUri,
    trouble: result.trouble,
  });
}
