import { browser } from "wxt/browser";
import { originPattern, readServerAddress } from "../../contracts/server-address.ts";
import { CodedError } from "../../messaging/coded-error.ts";
import { worker } from "../clients.ts";

export type FoundServer = Awaited<ReturnType<typeof worker.findServer>>;

/**
 * Asks the browser for the one address that was typed, then the server what it is. To be called
 * straight from a click: the browser asks the agent only then.
 */
export async function findTypedServer(address: string): Promise<FoundServer> {
  const read = readServerAddress(address);
  if (!read.ok) {
    const { title, detail } = wrongAddress[read.code];
    throw new CodedError(read.code, title, { detail });
  }
  const { origin } = read;
  const granted = await browser.permissions.request({ origins: [originPattern(origin)] });
  if (!granted)
    throw new CodedError("host-refused", "Your browser may not talk to this server yet", {
      detail: `Press “Find the server” again and choose Allow for ${new URL(origin).host}.`,
    });
  return await worker.findServer({ address: origin });
}

const wrongAddress = {
  "address-empty": {
    title: "No address yet",
    detail: "Type the address your administrator gave you.",
  },
  "address-typo": {
    title: "This is not a web address",
    detail: "It should look like calls.yourcompany.com, without spaces.",
  },
  "address-insecure": {
    title: "This address is not secure",
    detail: "It must begin with https://. Ask your administrator for that address.",
  },
};
