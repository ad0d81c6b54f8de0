import { Button } from "@mantine/core";
import { IconExternalLink, IconLogout } from "@tabler/icons-react";
import type { Setup } from "../../contracts/worker.ts";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { worker } from "../clients.ts";
import { Avatar } from "../person/avatar.tsx";
import { showNumber } from "../person/who.ts";
import { LineChip } from "../phone/line-chip.tsx";
import { askSetup } from "../setup-store.ts";
import { openSetupTab } from "../setup/open-setup-tab.ts";
import { useCommand } from "../use-command.ts";
import { OptionSection } from "./option-row.tsx";

const icon = { size: 16, stroke: 1.8, "aria-hidden": true };

/** Who is signed in, where, and under which number they call. */
export function AccountSection({ setup: { me, serverOrigin } }: { readonly setup: Setup }) {
  const signOut = useCommand(async () => {
    await worker.signOut();
    await askSetup();
  });
  return (
    <OptionSection id="account" title="Account">
      <div className="option-row">
        <Avatar name={me?.agent.name ?? null} />
        <div className="option-words">
          <strong>{me?.agent.name ?? "Nobody is signed in"}</strong>
          <span className="num">
            {[
              serverOrigin === null ? "No server yet" : new URL(serverOrigin).host,
              me && showNumber(me.callerId),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </div>
        <LineChip />
        {me ? (
          <Button
            variant="default"
            size="sm"
            loading={signOut.running}
            leftSection={<IconLogout {...icon} />}
            onClick={() => void signOut.run()}
          >
            Sign out
          </Button>
        ) : (
          <Button
            size="sm"
            leftSection={<IconExternalLink {...icon} />}
            onClick={() => void openSetupTab()}
          >
            Set up
          </Button>
        )}
        {signOut.problem && (
          <div className="option-problem">
            <ProblemBlock problem={signOut.problem} />
          </div>
        )}
      </div>
    </OptionSection>
  );
}
