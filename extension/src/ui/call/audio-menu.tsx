import { Menu } from "@mantine/core";
import { IconHeadphones } from "@tabler/icons-react";
import type { AudioDevice } from "../../contracts/phone-snapshot.ts";
import { engine } from "../clients.ts";
import { usePhone } from "../phone-store.ts";
import { CallControl } from "./call-control.tsx";

/** Which microphone and speaker a call uses, changeable while talking. */
export function AudioMenu() {
  const snapshot = usePhone((phone) => phone.snapshot);
  if (!snapshot) return null;
  return (
    <Menu
      position="top-end"
      width={260}
      closeOnItemClick={false}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <CallControl word="Audio" icon={<IconHeadphones size={19} stroke={1.8} aria-hidden />} />
      </Menu.Target>
      <Menu.Dropdown>
        <Devices
          title="Microphone"
          devices={snapshot.microphones}
          chosen={snapshot.microphoneId}
          onChoose={(id) => void engine.chooseMicrophone({ id })}
        />
        <Menu.Divider />
        <Devices
          title="Speaker"
          devices={snapshot.speakers}
          chosen={snapshot.speakerId}
          onChoose={(id) => void engine.chooseSpeaker({ id })}
        />
      </Menu.Dropdown>
    </Menu>
  );
}

interface DevicesProps {
  readonly title: string;
  readonly devices: readonly AudioDevice[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

function Devices({ title, devices, chosen, onChoose }: DevicesProps) {
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {devices.length === 0 && <Menu.Item disabled>None found</Menu.Item>}
      <Menu.RadioGroup value={chosen ?? "default"} onChange={onChoose}>
        {devices.map(({ id, label }) => (
          <Menu.RadioItem key={id} value={id}>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
