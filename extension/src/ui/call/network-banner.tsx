import { MessageBlock } from "../blocks/message-block.tsx";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";

/** What is wrong with the network, and what helps. */
export function NetworkBanner({ call }: { readonly call: LiveCall }) {
  if (call.state === "reconnecting")
    return (
      <MessageBlock tone="warn" announce="now" title="The connection is gone for a moment">
        Stay on the line: Ringback is trying to get it back.
      </MessageBlock>
    );
  if (call.quality === "poor")
    return (
      <MessageBlock tone="warn" announce="politely" title="Your network is dropping sound">
        They may hear gaps. A network cable helps.
      </MessageBlock>
    );
  return null;
}
