import "./big-icon.css";
import type { ReactNode } from "react";

interface Props {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly tone?: "grey" | "red";
  readonly align?: "center" | "start";
  readonly role?: "alert";
}

/** One thing happened: an icon, a sentence, and what it means. */
export function BigIcon({ icon, title, children, tone = "grey", align = "center", role }: Props) {
  return (
    <div className="big-icon" data-align={align} role={role}>
      <span className="big-icon-disc" data-tone={tone} aria-hidden>
        {icon}
      </span>
      <h2>{title}</h2>
      <div className="big-icon-words">{children}</div>
    </div>
  );
}
