import "./message-block.css";
import { IconAlertTriangle, IconCheck, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";

type Tone = "warn" | "danger" | "info" | "fact";

interface Props {
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly icon?: ReactNode;
  /** Links or a button at the right. */
  readonly actions?: ReactNode;
  /** For screen readers, when it appears by itself: interrupt, or wait for a pause. */
  readonly announce?: "now" | "politely" | undefined;
}

/** Says what happened, what it means and what to do, beside the thing it is about. */
export function MessageBlock({ tone, title, children, icon, actions, announce }: Props) {
  const Block = announce === "politely" ? "output" : "div";
  return (
    <Block
      className="message-block"
      data-tone={tone}
      role={announce === "now" ? "alert" : undefined}
    >
      <span className="message-block-icon" aria-hidden>
        {icon ?? icons[tone]}
      </span>
      <div className="message-block-words">
        <strong>{title}</strong>
        {children && <div className="message-block-detail">{children}</div>}
      </div>
      {actions && <div className="message-block-actions">{actions}</div>}
    </Block>
  );
}

const icons: Readonly<Record<Tone, ReactNode>> = {
  warn: <IconAlertTriangle size={16} stroke={1.8} />,
  danger: <IconAlertTriangle size={16} stroke={1.8} />,
  info: <IconInfoCircle size={16} stroke={1.8} />,
  fact: <IconCheck size={16} stroke={1.8} />,
};
