import { Button } from "@mantine/core";
import { useState } from "react";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { MessageBlock } from "../blocks/message-block.tsx";
import { worker } from "../clients.ts";
import { requestSite } from "../sites/request-site.ts";
import { useCommand } from "../use-command.ts";

/** Asks the browser for this one site, and shows buttons there. */
export function SwitchOnSite({ origin }: { readonly origin: string }) {
  const [isOn, setIsOn] = useState(false);
  const switchOn = useCommand(async () => {
    await requestSite(origin);
    await worker.switchOnSite({ origin });
    setIsOn(true);
  });
  if (isOn)
    return (
      <MessageBlock tone="fact" announce="politely" title="Ringback is switched on there now">
        A press on a button shows the number in Ringback, and you call from there.
      </MessageBlock>
    );
  return (
    <>
      <Button size="md" loading={switchOn.running} onClick={() => void switchOn.run()}>
        Switch on for this site
      </Button>
      <ProblemBlock problem={switchOn.problem} />
    </>
  );
}
