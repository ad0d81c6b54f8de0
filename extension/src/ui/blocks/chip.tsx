import "./chip.css";
import type { ReactNode } from "react";

interface Props {
  readonly tone: "grey" | "green" | "amber" | "red" | "accent" | "inverse" | "outline";
  readonly icon: ReactNode;
  readonly children: ReactNode;
  /** Beside the timer. */
  readonly tall?: boolean;
}

/** A state: icon, word and colour, never cut. */
export function Chip({ tone, icon, children, tall = false }: Props) {
  return (
    <span className="chip" data-tone={tone} data-tall={tall}>
      <span className="chip-icon" aria-hidden>
        {icon}
      </span>
      {children}
    </span>
  );
}
