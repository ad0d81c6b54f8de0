import type { AudioChoice, PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import { type AudioDevices, systemDeviceId } from "./audio-devices.ts";
import type { Microphone } from "./microphone.ts";

export interface AudioHost {
  readonly microphone: Microphone;
  readonly listDevices: () => Promise<AudioDevices>;
  readonly loadChoice: () => Promise<AudioChoice>;
  readonly keepChoice: (choice: AudioChoice) => Promise<void>;
}

type Sound = Pick<PhoneSnapshot, "microphone"> & AudioDevices & AudioChoice;

/** Which devices there are, which are used, and whether the microphone may be. */
export function createAudio(host: AudioHost, onChange: (choice: AudioChoice) => void) {
  const { microphone } = host;
  let state: PhoneSnapshot["microphone"] = "granted";
  let devices: AudioDevices = { microphones: [], speakers: [] };
  let choice: AudioChoice = { microphoneId: null, speakerId: null, ringId: null };

  function become(chosen: AudioChoice): void {
    choice = chosen;
    microphone.choose(choice.microphoneId);
    onChange(choice);
  }

  return {
    sound: (): Sound => ({ microphone: state, ...devices, ...choice }),
    choice: (): AudioChoice => choice,
    isAllowed: (): boolean => state === "granted",

    async load(): Promise<void> {
      become(await host.loadChoice());
    },

    async look(): Promise<void> {
      const [stateNow, found] = await Promise.all([microphone.state(), host.listDevices()]);
      const isSame = JSON.stringify([stateNow, found]) === JSON.stringify([state, devices]);
      state = stateNow;
      devices = found;
      if (!isSame) onChange(choice);
    },

    /** Used at once, and from now on. */
    choose(what: keyof AudioChoice, id: string): Promise<void> {
      become({ ...choice, [what]: id === systemDeviceId ? null : id });
      return host.keepChoice(choice);
    },
  };
}

export type Audio = ReturnType<typeof createAudio>;
