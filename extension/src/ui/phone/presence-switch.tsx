import "./presence-switch.css";
import { Switch } from "@mantine/core";
import { useState } from "react";
import { worker } from "../clients.ts";
import { useAsked } from "../use-asked.ts";
import { useCommand } from "../use-command.ts";

/** Take calls, or none. What it says is what the server says. */
export function PresenceSwitch() {
  const { value } = useAsked(worker.presence, "presence");
  const { run, running, problem } = useCommand(worker.setPresence);
  const [wished, setWished] = useState<boolean>();
  if (!value) return <h1>Ringback</h1>;
  const isAvailable = running && wished !== undefined ? wished : value.state === "available";

  function change(available: boolean): void {
    setWished(available);
    void run({ state: available ? "available" : "do-not-disturb" });
  }

  return (
    <div className="presence" title={problem ? `${problem.title}. ${problem.detail}` : undefined}>
      <h1 className="heard-only">Ringback</h1>
      <Switch
        size="sm"
        checked={isAvailable}
        label={problem ? "Not changed" : isAvailable ? "Available" : "Do not disturb"}
        onChange={(event) => change(event.currentTarget.checked)}
      />
    </div>
  );
}
