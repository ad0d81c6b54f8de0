import "./avatar.css";
import { IconPhone } from "@tabler/icons-react";
import { initials } from "./who.ts";

interface Props {
  /** Null when the CRM knows nobody by the number. */
  readonly name: string | null;
  readonly size?: "card" | "large";
  /** Two rings, while it rings. */
  readonly rings?: boolean;
}

export function Avatar({ name, size = "card", rings = false }: Props) {
  return (
    <span
      className="avatar"
      data-size={size}
      data-known={name !== null}
      data-rings={rings}
      aria-hidden
    >
      {(name && initials(name)) || <IconPhone size={size === "card" ? 20 : 30} stroke={1.8} />}
    </span>
  );
}
