import type { Me } from "@ringback/shared/api";
import { BesideTheCall } from "../incoming/beside-the-call.tsx";
import { StoppedNotice } from "../incoming/stopped-notice.tsx";
import { usePhone } from "../phone-store.ts";
import { LineNotice } from "../phone/line-notice.tsx";
import { useSetup } from "../setup-store.ts";
import { CallLater } from "./call-later.tsx";
import { CrmNotice } from "./crm-notice.tsx";
import { DialField } from "./dial-field.tsx";
import { HealthNotice } from "./health-notice.tsx";
import { MessageHandedOver } from "./message-handed-over.tsx";
import { MissedCalls } from "./missed-calls.tsx";
import { RecentCalls } from "./recent-calls.tsx";
import { TextHandover } from "./text-handover.tsx";
import type { Dial } from "./use-dial.ts";
import { useHandover } from "./use-handover.ts";

interface Props {
  readonly me: Me;
  readonly dial: Dial;
  readonly inPanel: boolean;
}

/** Nobody on the line: dial, or call somebody back. */
export function IdleScreen({ me, dial, inPanel }: Props) {
  const country = useSetup(({ setup }) => setup?.country);
  const { handover, count, forget } = useHandover();
  // Whoever was missed just now is read anew.
  const lastRing = usePhone(({ snapshot }) => snapshot?.stopped?.ring);
  return (
    <>
      <DialField
        key={`${country ?? ""} ${count}`}
        dial={dial}
        defaultCountry={country ?? me.defaultCountry}
        handover={handover?.what === "call" ? handover : null}
        takesFocus={!inPanel}
      />
      {handover?.what === "text" && <TextHandover handover={handover} onClose={forget} />}
      {handover?.what === "listen" && (
        <MessageHandedOver key={count} handover={handover} onClose={forget} />
      )}
      <StoppedNotice />
      <LineNotice />
      <CrmNotice />
      <HealthNotice />
      <BesideTheCall isSecond={false} />
      <MissedCalls key={lastRing} dial={dial} />
      <CallLater dial={dial} />
      <RecentCalls dial={dial} />
    </>
  );
}
