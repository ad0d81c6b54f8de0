import { Button, Select } from "@mantine/core";
import { useState } from "react";
import type { PhoneSnapshot } from "../../contracts/phone-snapshot.ts";
import { deviceOptions } from "../audio/device-options.ts";
import { LevelBar } from "../audio/level-bar.tsx";
import { playSound } from "../audio/play-sound.ts";
import { useMicrophoneLevel } from "../audio/use-microphone-level.ts";
import { engine } from "../clients.ts";
import { usePhone } from "../phone-store.ts";
import { openSetupTab } from "../setup/open-setup-tab.ts";
import { useCommand } from "../use-command.ts";
import { OptionRow, OptionSection } from "./option-row.tsx";

/** What the agent speaks into and hears from. */
export function SoundSection() {
  const snapshot = usePhone((phone) => phone.snapshot);
  return (
    <OptionSection id="sound" title="Sound">
      {snapshot === null && (
        <OptionRow title="The phone is starting" about="Its devices show as soon as it answers." />
      )}
      {snapshot && snapshot.microphone !== "granted" && (
        <OptionRow
          title="The microphone is not allowed"
          about="You can’t make or answer calls here until it is."
        >
          <Button variant="default" size="sm" onClick={() => void openSetupTab("microphone")}>
            Open the microphone page
          </Button>
        </OptionRow>
      )}
      {snapshot && snapshot.microphone === "granted" && <Devices snapshot={snapshot} />}
    </OptionSection>
  );
}

function Devices({ snapshot }: { readonly snapshot: PhoneSnapshot }) {
  const { microphones, speakers, microphoneId, speakerId, ringId } = snapshot;
  // The browser shows that it listens: only when the agent wants to see it.
  const [isTesting, setIsTesting] = useState(false);
  const heard = useMicrophoneLevel(isTesting, microphoneId);
  const microphone = useCommand(engine.chooseMicrophone);
  const speaker = useCommand(engine.chooseSpeaker);
  const sound = useCommand(playSound);
  const ring = useCommand(engine.chooseRing);
  const ringSound = useCommand(playSound);
  return (
    <>
      <OptionRow
        title="Microphone"
        about={isTesting ? "Say something: the bar should move" : undefined}
        problem={microphone.problem ?? heard.problem}
      >
        <Select
          size="sm"
          aria-label="Microphone"
          data={deviceOptions(microphones)}
          value={microphoneId ?? "default"}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(id) => id !== null && void microphone.run({ id })}
        />
        <Button variant="default" size="sm" onClick={() => setIsTesting(!isTesting)}>
          {isTesting ? "Stop" : "Test"}
        </Button>
        {isTesting && (
          <div className="option-level">
            <LevelBar level={heard.level} />
          </div>
        )}
      </OptionRow>
      <OptionRow
        title="Speaker"
        about="Where you hear people"
        problem={speaker.problem ?? sound.problem}
      >
        <Select
          size="sm"
          aria-label="Speaker"
          data={deviceOptions(speakers)}
          value={speakerId ?? "default"}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(id) => id !== null && void speaker.run({ id })}
        />
        <Button
          variant="default"
          size="sm"
          disabled={sound.running}
          onClick={() => void sound.run(speakerId)}
        >
          Test
        </Button>
      </OptionRow>
      <OptionRow
        title="Ring on"
        about="So you hear it without the headset on"
        problem={ring.problem ?? ringSound.problem}
      >
        <Select
          size="sm"
          aria-label="Ring on"
          data={deviceOptions(speakers)}
          value={ringId ?? "default"}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(id) => id !== null && void ring.run({ id })}
        />
        <Button
          variant="default"
          size="sm"
          aria-label="Test the ring"
          disabled={ringSound.running}
          onClick={() => void ringSound.run(ringId)}
        >
          Test
        </Button>
      </OptionRow>
    </>
  );
}
