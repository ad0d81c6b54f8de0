import "./phone-frame.css";
import type { ReactNode } from "react";
import { PhoneFooter } from "./phone-footer.tsx";
import { PhoneHeader } from "./phone-header.tsx";

interface Props {
  readonly children: ReactNode;
  /** Stands at the bottom and never scrolls away: Hang up, Call again. */
  readonly bottom?: ReactNode;
  readonly inPanel: boolean;
  /** Something takes the place of the number the agent calls as. */
  readonly footer?: ReactNode;
}

/** Header, one body and footer: only the body scrolls, so what ends a call is always in reach. */
export function PhoneFrame({ children, bottom, inPanel, footer = <PhoneFooter /> }: Props) {
  return (
    <div className="phone-frame">
      <PhoneHeader inPanel={inPanel} />
      <main className="phone-main">
        <div className="phone-body">{children}</div>
        {bottom && <div className="phone-bottom">{bottom}</div>}
      </main>
      {footer}
    </div>
  );
}
