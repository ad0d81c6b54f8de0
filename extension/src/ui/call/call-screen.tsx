import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import type { Dial } from "../idle/use-dial.ts";
import { CallAnnouncer } from "./call-announcer.tsx";
import { CallingScreen } from "./calling-screen.tsx";
import { EndedScreen } from "./ended-screen.tsx";
import { TalkingScreen } from "./talking-screen.tsx";
import { WrapUpScreen } from "./wrap-up-screen.tsx";

interface Props {
  readonly call: LiveCall;
  readonly dial: Dial;
  readonly inPanel: boolean;
}

/** One call from the first ring to the note after it. */
export function CallScreen(props: Props) {
  return (
    <>
      <CallAnnouncer call={props.call} />
      <CallStage {...props} />
    </>
  );
}

function CallStage({ call, dial, inPanel }: Props) {
  switch (call.state) {
    case "dialing":
    case "ringing":
      return <CallingScreen call={call} inPanel={inPanel} />;
    case "connected":
    case "reconnecting":
      return <TalkingScreen call={call} inPanel={inPanel} />;
    case "ended":
      return call.connectedAt !== null && call.ending === null && !call.test ? (
        <WrapUpScreen call={call} dial={dial} inPanel={inPanel} />
      ) : (
        <EndedScreen call={call} dial={dial} inPanel={inPanel} />
      );
  }
}
