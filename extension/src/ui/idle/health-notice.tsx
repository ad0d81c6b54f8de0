import { MessageBlock } from "../blocks/message-block.tsx";
import { worker } from "../clients.ts";
import { useAsked } from "../use-asked.ts";

/** A site's pages changed so that their phone numbers cannot be found. */
export function HealthNotice() {
  const { value } = useAsked(worker.sickViews, "pageHealth");
  const [latest] = value ?? [];
  if (!latest) return null;
  const { host } = new URL(latest.origin);
  return (
    <MessageBlock tone="warn" announce="politely" title="Some phone fields cannot be read">
      {`On ${host}: “${latest.view}”, ${latest.unusable.join(", ")}. Your CRM may have changed. Tell your admin.`}
    </MessageBlock>
  );
}
