import { Button } from "@mantine/core";
import { useState } from "react";
import type { PhoneSnapshot } from "../../contracts/phone-snapshot.ts";
import { LevelBar } from "../audio/level-bar.tsx";
import { useMicrophoneLevel } from "../audio/use-microphone-level.ts";
import { engine } from "../clients.ts";
import { usePhone } from "../phone-store.ts";
import { openSetupTab } from "../setup/open-setup-tab.ts";
import { useCommand } from "../use-command.ts";
import { DeviceSelect } from "./device-select.tsx";
import { HeardDevice } from "./heard-device.tsx";
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
  return (
    <>
      <OptionRow
        title="Microphone"
        about={isTesting ? "Say something: the bar should move" : undefined}
        problem={microphone.problem ?? heard.problem}
      >
        <DeviceSelect
          label="Microphone"
          devices={microphones}
          id={microphoneId}
          onChoose={(id) => void microphone.run({ id })}
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
      <HeardDevice
        title="Speaker"
        about="Where you hear people"
        testLabel="Test the speaker"
        devices={speakers}
        id={speakerId}
        choose={engine.chooseSpeaker}
      />
      <HeardDevice
        title="Ring on"
        about="So you hear it without the headset on"
        testLabel="Test the ring"
        devices={speakers}
        id={ringId}
        choose={engine.chooseRing}
      />
    </>
  );
}
