import type { TokenRefusal } from "../suitecrm/tokens.ts";

/** What a sign-in page says: what happened, what it means, what to do. */
export interface SignInTrouble {
  readonly status: number;
  readonly kind: "danger" | "warn";
  readonly title: string;
  readonly detail: string;
}

/** Why the CRM gave no tokens for a password or a code. */
export function refusalWords(
  reason: TokenRefusal | "inactive",
  withPassword: boolean,
): SignInTrouble {
  switch (reason) {
    case "credentials":
      return withPassword
        ? {
            status: 403,
            kind: "danger",
            title: "User name or password is wrong",
            detail: "SuiteCRM did not accept them. Check both and try again.",
          }
        : {
            status: 403,
            kind: "danger",
            title: "SuiteCRM did not complete the sign-in",
            detail: "Its answer was too old or used before. Start again.",
          };
    case "inactive":
      return {
        status: 403,
        kind: "danger",
        title: "This SuiteCRM user is not active",
        detail: "Ask your CRM administrator to set the user’s status to Active.",
      };
    case "client":
      return {
        status: 502,
        kind: "danger",
        title: "SuiteCRM does not know this Ringback server",
        detail:
          "Your administrator has to check CRM_SIGN_IN_CLIENT_ID, CRM_SIGN_IN_CLIENT_SECRET and CRM_SIGN_IN_GRANT.",
      };
  }
}

export const crmDown: SignInTrouble = {
  status: 503,
  kind: "warn",
  title: "SuiteCRM does not answer",
  detail: "Nobody can sign in at the moment. Try again in a few minutes.",
};

export const crmOdd: SignInTrouble = {
  status: 502,
  kind: "danger",
  title: "SuiteCRM refused to say who you are",
  detail: "Your administrator has to look at the server’s log and run “pnpm run doctor”.",
};

export const signInLost: SignInTrouble = {
  status: 400,
  kind: "warn",
  title: "This sign-in is no longer open",
  detail: "It took longer than 15 minutes, was finished already, or began in another browser.",
};

export const fieldsMissing: SignInTrouble = {
  status: 422,
  kind: "danger",
  title: "User name and password are needed",
  detail: "Fill in both fields.",
};

export function tooManyTries(retryAfterSeconds: number): SignInTrouble {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return {
    status: 429,
    kind: "warn",
    title: "Too many tries",
    detail: `Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}, then try again. If you forgot your password, reset it in SuiteCRM.`,
  };
}

export function badRequest(fault: string): SignInTrouble {
  return {
    status: 400,
    kind: "danger",
    title: "The sign-in request cannot be used",
    detail: `${fault} If you did not write the extension yourself, ask your administrator to look at EXTENSION_REDIRECT_URIS.`,
  };
}
