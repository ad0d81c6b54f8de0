import { Button } from "@mantine/core";
import type { PhoneSnapshot } from "../../contracts/phone-snapshot.ts";
import { playSound } from "../audio/play-sound.ts";
import { useCommand } from "../use-command.ts";
import { DeviceSelect } from "./device-select.tsx";
import { OptionRow } from "./option-row.tsx";

interface Props {
  readonly title: string;
  readonly about: string;
  readonly testLabel: string;
  readonly devices: PhoneSnapshot["speakers"];
  readonly id: string | null;
  readonly choose: (chosen: { id: string }) => Promise<unknown>;
}

/** Where something is heard, and a press that lets one hear it. */
export function HeardDevice({ title, about, testLabel, devices, id, choose }: Props) {
  const device = useCommand(choose);
  const sound = useCommand(playSound);
  return (
    <OptionRow title={title} about={about} problem={device.problem ?? sound.problem}>
      <DeviceSelect
        label={title}
        devices={devices}
        id={id}
        onChoose={(chosen) => void device.run({ id: chosen })}
      />
      <Button
        variant="default"
        size="sm"
        aria-label={testLabel}
        disabled={sound.running}
        onClick={() => void sound.run(id)}
      >
        Test
      </Button>
    </OptionRow>
  );
}
