import { Button, SegmentedControl } from "@mantine/core";
import { useEffect, useState } from "react";
import { browser } from "wxt/browser";
import type { PageSettings, SiteMode } from "../../contracts/page-settings.ts";
import { MessageBlock } from "../blocks/message-block.tsx";
import { worker } from "../clients.ts";
import { openSetupTab } from "../setup/open-setup-tab.ts";
import { anySite, requestAnySite } from "../sites/request-site.ts";
import { useCommand } from "../use-command.ts";
import { OptionRow } from "./option-row.tsx";
import { SiteList } from "./site-list.tsx";

const modes: readonly { readonly value: SiteMode; readonly label: string }[] = [
  { value: "crm-only", label: "CRM only" },
  { value: "these-sites", label: "These sites" },
  { value: "all-but-these", label: "All but these" },
  { value: "everywhere", label: "Everywhere" },
];

interface Props {
  readonly settings: PageSettings;
  readonly crmOrigins: readonly string[];
}

/** On which sites buttons appear. The browser is asked for other sites only when they are chosen. */
export function ModeRow({ settings: { mode, sites, blockedSites }, crmOrigins }: Props) {
  const choose = useCommand(async (chosen: SiteMode) => {
    if (chosen === "all-but-these" || chosen === "everywhere") await requestAnySite();
    await worker.chooseMode({ mode: chosen });
  });
  return (
    <>
      <OptionRow
        title="Show buttons on"
        about={<Crms origins={crmOrigins} />}
        wide
        problem={choose.problem}
      >
        <SegmentedControl
          fullWidth
          aria-label="Show buttons on"
          data={[...modes]}
          value={mode}
          onChange={(chosen) => void choose.run(chosen)}
        />
        <p className="option-mode-words">{modeWords[mode]}</p>
        {mode === "these-sites" && (
          <SiteList list="sites" origins={sites} crmOrigins={crmOrigins} />
        )}
        {mode === "all-but-these" && (
          <SiteList list="blockedSites" origins={blockedSites} crmOrigins={crmOrigins} />
        )}
        <UnusedPermission mode={mode} />
      </OptionRow>
    </>
  );
}

const modeWords: Readonly<Record<SiteMode, string>> = {
  "crm-only": "In your CRM and nowhere else.",
  "these-sites":
    "In your CRM and on the sites below. There a press shows the number in Ringback, and you call from there.",
  "all-but-these":
    "On every site but those below. Outside your CRM a press shows the number in Ringback.",
  everywhere: "On every site. Outside your CRM a press shows the number in Ringback.",
};

function Crms({ origins }: { readonly origins: readonly string[] }) {
  if (origins.length > 0) return origins.map((origin) => new URL(origin).host).join(", ");
  return (
    <>
      No buttons in your CRM yet.{" "}
      <button type="button" className="quiet-link" onClick={() => void openSetupTab("crm")}>
        Show them
      </button>
    </>
  );
}

/** The browser lets us into every site, and no choice needs that any more. */
function UnusedPermission({ mode }: { readonly mode: SiteMode }) {
  const [isHeld, setIsHeld] = useState(false);
  const isNeeded = mode === "all-but-these" || mode === "everywhere";
  useEffect(() => {
    const look = (): void =>
      void browser.permissions.contains({ origins: anySite }).then((held) => setIsHeld(held));
    look();
    const { onAdded, onRemoved } = browser.permissions;
    onAdded.addListener(look);
    onRemoved.addListener(look);
    return () => {
      onAdded.removeListener(look);
      onRemoved.removeListener(look);
    };
  }, []);
  if (isNeeded || !isHeld) return null;
  return (
    <MessageBlock
      tone="fact"
      title="Your browser still lets Ringback into every site"
      actions={
        <Button
          size="xs"
          variant="default"
          onClick={() => void browser.permissions.remove({ origins: anySite })}
        >
          Take it back
        </Button>
      }
    >
      It is not needed for this choice.
    </MessageBlock>
  );
}
