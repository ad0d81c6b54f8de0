import {
  IconAlertTriangle,
  IconClock,
  IconPhone,
  IconPlugConnected,
  IconPlugConnectedX,
} from "@tabler/icons-react";
import type { LineState } from "../../contracts/phone-snapshot.ts";
import { Chip } from "../blocks/chip.tsx";
import { usePhone } from "../phone-store.ts";
import { useSetup } from "../setup-store.ts";

const icon = { size: 13, stroke: 2 };

/** Can this browser call right now, in words. */
export function LineChip() {
  const line = usePhone(({ snapshot }) => snapshot?.line);
  const onCall = usePhone(({ snapshot }) => isLive(snapshot?.call?.state));
  const signedOut = useSetup(({ setup }) => setup !== null && setup.me === null);
  if (onCall)
    return (
      <Chip tone="grey" icon={<IconPhone {...icon} />}>
        On a call
      </Chip>
    );
  if (signedOut) return chipOf("signed-out");
  return line ? chipOf(line) : null;
}

function isLive(state: string | undefined): boolean {
  return state !== undefined && state !== "ended";
}

function chipOf(line: LineState) {
  switch (line) {
    case "ready":
      return (
        <Chip tone="green" icon={<IconPlugConnected {...icon} />}>
          Line ready
        </Chip>
      );
    case "connecting":
      return (
        <Chip tone="grey" icon={<IconClock {...icon} />}>
          Connecting
        </Chip>
      );
    case "lost":
      return (
        <Chip tone="amber" icon={<IconAlertTriangle {...icon} />}>
          Line lost
        </Chip>
      );
    case "microphone-blocked":
      return (
        <Chip tone="red" icon={<IconAlertTriangle {...icon} />}>
          Can’t call
        </Chip>
      );
    case "signed-out":
      return (
        <Chip tone="grey" icon={<IconPlugConnectedX {...icon} />}>
          Not connected
        </Chip>
      );
  }
}
