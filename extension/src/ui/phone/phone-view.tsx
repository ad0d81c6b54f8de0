import { useEffect } from "react";
import { CallScreen } from "../call/call-screen.tsx";
import { GuardScreen } from "../idle/guard-screen.tsx";
import { IdleScreen } from "../idle/idle-screen.tsx";
import { IncomingScreen } from "../incoming/incoming-screen.tsx";
import { RefusedScreen } from "../idle/refused-screen.tsx";
import { useDial } from "../idle/use-dial.ts";
import { usePhone } from "../phone-store.ts";
import { MicrophoneScreen } from "../setup/microphone-screen.tsx";
import { SetupScreen } from "../setup/setup-screen.tsx";
import { useSetup } from "../setup-store.ts";
import { PhoneFrame } from "./phone-frame.tsx";
import { StartingScreen } from "./starting-screen.tsx";

/** The phone, as popup and side panel show it: always the one screen that is next. */
export function PhoneView({ inPanel }: { readonly inPanel: boolean }) {
  const snapshot = usePhone((phone) => phone.snapshot);
  const { setup, problem } = useSetup();
  const dial = useDial();

  const call = snapshot?.call;
  const live = call && call.state !== "ended";
  const { answer, leave } = dial;

  useEffect(() => {
    // A question about a call is stale once a call goes on, from whichever view it came.
    if (live && answer) leave();
  });

  const [first] = snapshot?.incoming ?? [];

  if (!live && first) return <IncomingScreen key={first.callId} call={first} inPanel={inPanel} />;
  if (!live && answer?.result === "warned")
    return <GuardScreen answer={answer} dial={dial} inPanel={inPanel} />;
  if (!live && answer?.result === "refused")
    return <RefusedScreen answer={answer} dial={dial} inPanel={inPanel} />;
  if (call) return <CallScreen key={call.callId} call={call} dial={dial} inPanel={inPanel} />;
  if (!setup) return <StartingScreen problem={problem} inPanel={inPanel} />;
  if (!setup.me) return <SetupScreen setup={setup} inPanel={inPanel} />;
  if (snapshot && snapshot.microphone !== "granted")
    return <MicrophoneScreen microphone={snapshot.microphone} inPanel={inPanel} />;
  return (
    <PhoneFrame inPanel={inPanel}>
      <IdleScreen me={setup.me} dial={dial} inPanel={inPanel} />
    </PhoneFrame>
  );
}
