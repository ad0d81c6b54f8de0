import { Button, Select } from "@mantine/core";
import { IconMicrophone, IconPlayerPlay, IconVolume } from "@tabler/icons-react";
import type { LiveCall, PhoneSnapshot } from "../../contracts/phone-snapshot.ts";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { engine } from "../clients.ts";
import { useCommand } from "../use-command.ts";
import { deviceOptions } from "../audio/device-options.ts";
import { LevelBar } from "../audio/level-bar.tsx";
import { playSound } from "../audio/play-sound.ts";
import { TestCallButton } from "./test-call-button.tsx";

interface Props {
  readonly snapshot: PhoneSnapshot;
  readonly level: number;
  /** The test call; null before it. */
  readonly call: LiveCall | null;
}

/** What the agent speaks into and hears from, and the ways to try both. */
export function AudioCard({ snapshot, level, call }: Props) {
  const { microphones, speakers, microphoneId, speakerId } = snapshot;
  const microphone = useCommand(engine.chooseMicrophone);
  const speaker = useCommand(engine.chooseSpeaker);
  const sound = useCommand(playSound);
  const look = { size: 16, stroke: 1.8, "aria-hidden": true };
  return (
    <div className="step-card">
      <div className="audio-card">
        <div className="audio-column">
          <Select
            label="Microphone"
            leftSection={<IconMicrophone {...look} />}
            data={deviceOptions(microphones)}
            value={microphoneId ?? "default"}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(id) => id !== null && void microphone.run({ id })}
          />
          <LevelBar level={level} />
          <p className="step-small">Say something: the bar should move.</p>
        </div>
        <div className="audio-column">
          <Select
            label="Speaker"
            leftSection={<IconVolume {...look} />}
            data={deviceOptions(speakers)}
            value={speakerId ?? "default"}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(id) => id !== null && void speaker.run({ id })}
          />
          <div className="audio-tries">
            <Button
              variant="default"
              size="sm"
              disabled={sound.running}
              leftSection={<IconPlayerPlay size={15} stroke={1.8} aria-hidden />}
              onClick={() => void sound.run(speakerId)}
            >
              Play a sound
            </Button>
            <TestCallButton call={call} />
          </div>
        </div>
      </div>
      <ProblemBlock problem={microphone.problem ?? speaker.problem ?? sound.problem} />
    </div>
  );
}
