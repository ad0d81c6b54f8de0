import type { Me } from "@ringback/shared/api";
import { LineNotice } from "../phone/line-notice.tsx";
import { CrmNotice } from "./crm-notice.tsx";
import { DialField } from "./dial-field.tsx";
import { RecentCalls } from "./recent-calls.tsx";
import type { Dial } from "./use-dial.ts";

interface Props {
  readonly me: Me;
  readonly dial: Dial;
  readonly inPanel: boolean;
}

/** Nobody on the line: dial, or call somebody back. */
export function IdleScreen({ me, dial, inPanel }: Props) {
  return (
    <>
      <DialField dial={dial} defaultCountry={me.defaultCountry} takesFocus={!inPanel} />
      <LineNotice />
      <CrmNotice />
      <RecentCalls dial={dial} />
    </>
  );
}
