import * as v from "valibot";
import { browser } from "wxt/browser";
import type { Commands, Contract, Input, Output } from "./contract.ts";
import { busError, CodedError } from "./coded-error.ts";
import { Reply } from "./reply.ts";

export type Client<C extends Commands> = {
  [Name in keyof C]: (input: Input<C[Name]>) => Promise<Output<C[Name]>>;
};

/** The half of a contract that a caller needs: whom to ask, and what an answer looks like. */
interface Asked<C extends Commands> {
  readonly to: string;
  readonly commands: { [Name in keyof C]: Pick<C[Name], "output"> };
}

/**
 * Calls a contract's commands from another context. Rejects with a `CodedError`: the listener's
 * own code, or `no-reply`, `extension-gone`, `not-allowed`, `invalid-message`, `unexpected`.
 */
export function connectTo<C extends Commands>(contract: Contract<C> | Asked<C>): Client<C> {
  const calls = Object.entries(contract.commands).map(([name, { output }]) => {
    const call = async (input: unknown): Promise<unknown> => {
      const reply = await send(contract.to, name, input);
      if (!reply.ok) {
        const { code = "unexpected", message = "", detail } = reply;
        throw new CodedError(code, message, { detail });
      }
      const value = await output["~standard"].validate(reply.value);
      if (value.issues === undefined) return value.value;
      throw busError("invalid-message", `${name} answered nonsense`, value.issues);
    };
    return [name, call];
  });
  return Object.fromEntries(calls) as Client<C>;
}

async function send(to: string, command: string, input: unknown) {
  // After an update the old content script keeps running, but its runtime is gone.
  if (browser.runtime?.id === undefined)
    throw busError("extension-gone", "Ringback was updated: reload this page");
  // The browser rejects when no context listens at all, or the one that listened closed.
  const answer: unknown = await browser.runtime
    .sendMessage({ to, command, input })
    .catch(() => undefined);
  if (!v.is(Reply, answer)) throw busError("no-reply", `Nobody answers ${command}`);
  return answer as typeof answer & { value?: unknown };
}
