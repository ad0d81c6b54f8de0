import { IconWorld } from "@tabler/icons-react";
import { MessageBlock } from "../blocks/message-block.tsx";
import { openSetupTab } from "../setup/open-setup-tab.ts";
import { useSetup } from "../setup-store.ts";

/** The one step of set-up that may be left out, and what is missing without it. */
export function CrmNotice() {
  const missing = useSetup(({ setup }) => setup?.crmOrigins.length === 0);
  if (!missing) return null;
  return (
    <MessageBlock
      tone="fact"
      icon={<IconWorld size={16} stroke={1.8} />}
      title="No buttons in your CRM yet"
      actions={
        <button type="button" className="quiet-link" onClick={() => void openSetupTab("crm")}>
          Show them
        </button>
      }
    />
  );
}
