import type { Browser } from "wxt/browser";
import type { page } from "../contracts/page.ts";
import type { DialRequest, DialResult } from "../contracts/worker.ts";
import { CodedError } from "../messaging/coded-error.ts";
import type { Handlers } from "../messaging/serve.ts";
import { readPageNumbers } from "./page-numbers.ts";

type Sender = Browser.runtime.MessageSender;

export interface PageHost {
  readonly approvedOrigins: () => Promise<string[]>;
  readonly country: () => Promise<string | undefined>;
  readonly dial: (request: DialRequest) => Promise<DialResult>;
}

/** What CRM pages may ask. Their origin is the browser's word, never the message's. */
export function createPageHandlers(host: PageHost): Handlers<(typeof page)["commands"]> {
  async function isApproved({ tab, origin }: Sender): Promise<boolean> {
    if (!tab || origin === undefined) return false;
    return (await host.approvedOrigins()).includes(origin);
  }

  return {
    async readNumbers({ texts }, sender) {
      if (!(await isApproved(sender)))
        throw new CodedError("not-here", "Ringback is not switched on for this site");
      return { numbers: readPageNumbers(texts, await host.country()) };
    },
    async dial({ number, extension, record }, sender) {
      if (!(await isApproved(sender)))
        return { dialing: false, message: "Ringback is not switched on for this site." };
      const result = await host.dial({
        number,
        extension: extension ?? undefined,
        record: record ?? undefined,
      });
      return { dialing: result.result === "dialing", message: messageOf(result) };
    },
  };
}

function messageOf(result: DialResult): string | null {
  switch (result.result) {
    case "dialing":
      return null;
    case "warned":
      return `${result.title}. Open Ringback to call anyway.`;
    case "refused":
      return [result.title, result.detail].filter(Boolean).join(". ");
  }
}
