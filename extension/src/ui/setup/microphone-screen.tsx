import "./microphone-screen.css";
import { Button } from "@mantine/core";
import {
  IconExternalLink,
  IconMicrophone,
  IconMicrophoneOff,
  IconRefresh,
} from "@tabler/icons-react";
import type { PhoneSnapshot } from "../../contracts/phone-snapshot.ts";
import { BigIcon } from "../blocks/big-icon.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { engine } from "../clients.ts";
import { PhoneFrame } from "../phone/phone-frame.tsx";
import { takeSnapshot } from "../phone-store.ts";
import { useCommand } from "../use-command.ts";
import { openSetupTab } from "./open-setup-tab.ts";

type Missing = Exclude<PhoneSnapshot["microphone"], "granted">;

interface Props {
  readonly microphone: Missing;
  readonly inPanel: boolean;
}

/** No calls without a microphone: why there is none, and the way to one. */
export function MicrophoneScreen({ microphone, inPanel }: Props) {
  const check = useCommand(async () => takeSnapshot(await engine.checkMicrophone()));
  const { title, means, steps, button } = words[microphone];
  const Icon = microphone === "prompt" ? IconMicrophone : IconMicrophoneOff;
  return (
    <PhoneFrame
      inPanel={inPanel}
      bottom={
        <>
          <ProblemBlock problem={check.problem} />
          <Button
            size="lg"
            fullWidth
            leftSection={<IconExternalLink size={18} stroke={1.8} aria-hidden />}
            onClick={() => void openSetupTab("microphone")}
          >
            {button}
          </Button>
          <Button
            variant="default"
            size="md"
            fullWidth
            loading={check.running}
            leftSection={<IconRefresh size={16} stroke={1.8} aria-hidden />}
            onClick={() => void check.run()}
          >
            Check again
          </Button>
        </>
      }
    >
      <BigIcon
        icon={<Icon size={24} stroke={1.8} />}
        tone={microphone === "prompt" ? "grey" : "red"}
        align="start"
        title={title}
      >
        <p>{means}</p>
      </BigIcon>
      <ol className="microphone-steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </PhoneFrame>
  );
}

interface MissingWords {
  readonly title: string;
  readonly means: string;
  readonly steps: readonly string[];
  readonly button: string;
}

const words: Readonly<Record<Missing, MissingWords>> = {
  denied: {
    title: "Your browser blocked the microphone",
    means: "You can’t make or answer calls here until it is allowed.",
    steps: [
      "Open the permission page.",
      "Press the icon left of the address.",
      "Set Microphone to Allow. We notice by ourselves.",
    ],
    button: "Open the permission page",
  },
  prompt: {
    title: "One thing is left: your microphone",
    means: "Your browser asks once. It can only ask in a tab.",
    steps: ["Open the microphone page.", "Press “Allow the microphone”.", "Choose Allow."],
    button: "Open the microphone page",
  },
  missing: {
    title: "No microphone found",
    means: "You can’t make or answer calls without one.",
    steps: [
      "Plug in a headset or a microphone.",
      "Check that the system has not switched it off.",
      "Press “Check again”.",
    ],
    button: "Open the microphone page",
  },
};
