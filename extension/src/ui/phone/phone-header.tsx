import { IconSettings } from "@tabler/icons-react";
import { browser } from "wxt/browser";
import { IconButton } from "../blocks/icon-button.tsx";
import { Mark } from "../blocks/mark.tsx";
import { useSetup } from "../setup-store.ts";
import { LineChip } from "./line-chip.tsx";
import { PanelButton } from "./panel-button.tsx";
import { PresenceSwitch } from "./presence-switch.tsx";

export function PhoneHeader({ inPanel }: { readonly inPanel: boolean }) {
  const signedOut = useSetup(({ setup }) => setup !== null && setup.me === null);
  const signedIn = useSetup(({ setup }) => Boolean(setup?.me));
  return (
    <header className="phone-header">
      <Mark size={22} quiet={signedOut} />
      {signedIn ? <PresenceSwitch /> : <h1>Ringback</h1>}
      <LineChip />
      <div className="phone-header-tools">
        {!inPanel && <PanelButton />}
        <IconButton label="Options" onClick={() => void browser.runtime.openOptionsPage()}>
          <IconSettings size={17} stroke={1.8} />
        </IconButton>
      </div>
    </header>
  );
}
