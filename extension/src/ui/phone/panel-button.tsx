import { IconLayoutSidebarRight } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { browser } from "wxt/browser";
import { IconButton } from "../blocks/icon-button.tsx";

/** Opens the side panel: the same phone, and it stays open while the agent works. */
export function PanelButton() {
  const [windowId, setWindowId] = useState<number>();

  // Known before the click: the browser opens the panel only while the click is being handled.
  useEffect(() => {
    if (hasSidePanel()) void browser.windows.getCurrent().then(({ id }) => setWindowId(id));
  }, []);

  if (windowId === undefined) return null;

  return (
    <IconButton label="Open in the side panel" onClick={() => void openPanel(windowId)}>
      <IconLayoutSidebarRight size={17} stroke={1.8} />
    </IconButton>
  );
}

function hasSidePanel(): boolean {
  return "sidePanel" in browser;
}

async function openPanel(windowId: number): Promise<void> {
  await browser.sidePanel.open({ windowId });
  window.close();
}
