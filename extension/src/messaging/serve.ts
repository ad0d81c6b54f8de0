import { browser, type Browser } from "wxt/browser";
import type { Commands, Contract, Output } from "./contract.ts";
import { busError, CodedError } from "./coded-error.ts";
import { Envelope } from "./envelope.ts";
import type { Reply } from "./reply.ts";
import { isFromExtensionPage, isFromThisExtension } from "./sender.ts";
import type * as z from "zod/mini";

type Sender = Browser.runtime.MessageSender;

export type Handlers<C extends Commands> = {
  [Name in keyof C]: (
    input: z.output<C[Name]["input"]>,
    sender: Sender,
  ) => Output<C[Name]> | Promise<Output<C[Name]>>;
};

interface ServeOptions {
  /** Told about faults of a handler; expected errors (`CodedError`) only go to the caller. */
  readonly onFault?: (error: unknown, command: string) => void;
}

/**
 * Answers the contract's commands and stays silent on every message addressed to someone else.
 * Senders the contract does not name get `not-allowed`. Returns what stops serving.
 */
export function serve<C extends Commands>(
  contract: Contract<C>,
  handlers: Handlers<C>,
  { onFault = (error) => reportError(error) }: ServeOptions = {},
): () => void {
  const isAllowed = contract.callers === "extension" ? isFromExtensionPage : isFromThisExtension;

  const listener = (message: unknown, sender: Sender, reply: (reply: Reply) => void) => {
    const envelope = Envelope.safeParse(message);
    if (!envelope.success || envelope.data.to !== contract.to) return false;
    const { command, input } = envelope.data;
    void run(command, input, sender).then(reply, (error: unknown) => {
      reply(failure(error));
      if (!(error instanceof CodedError)) onFault(error, command);
    });
    return true;
  };

  async function run(name: string, input: unknown, sender: Sender): Promise<Reply> {
    if (!isAllowed(sender))
      throw busError("not-allowed", `${contract.to}.${name} does not answer this sender`);
    const command = Object.hasOwn(contract.commands, name) ? contract.commands[name] : undefined;
    const handler = handlers[name];
    if (!command || !handler)
      throw busError("invalid-message", `${contract.to} has no command ${name}`);
    const parsed = command.input.safeParse(input);
    if (!parsed.success)
      throw busError("invalid-message", `${contract.to}.${name}: ${fields(parsed.error)}`);
    const value = await handler(parsed.data as never, sender);
    return { ok: true, value };
  }

  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

function failure(error: unknown): Reply {
  if (!(error instanceof CodedError))
    return { ok: false, code: "unexpected", message: "Something went wrong inside Ringback" };
  const { code, message, detail } = error;
  return { ok: false, code, message, ...(detail !== undefined && { detail }) };
}

/** Names of the refused fields only: the values may be a person's. */
function fields(error: z.core.$ZodError): string {
  return error.issues.map(({ path, code }) => `${path.join(".") || "input"} ${code}`).join(", ");
}
