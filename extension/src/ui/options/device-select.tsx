import { Select } from "@mantine/core";
import type { PhoneSnapshot } from "../../contracts/phone-snapshot.ts";
import { deviceOptions } from "../audio/device-options.ts";

interface Props {
  readonly label: string;
  readonly devices: PhoneSnapshot["speakers"];
  /** null: the system's own. */
  readonly id: string | null;
  readonly onChoose: (id: string) => void;
}

export function DeviceSelect({ label, devices, id, onChoose }: Props) {
  return (
    <Select
      size="sm"
      aria-label={label}
      data={deviceOptions(devices)}
      value={id ?? "default"}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      onChange={(chosen) => chosen !== null && onChoose(chosen)}
    />
  );
}
