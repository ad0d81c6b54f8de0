import "./icon-button.css";
import { Tooltip, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
  /** Whether what it opens is open; left out where it opens nothing. */
  readonly expanded?: boolean;
}

/** An icon with its word in the tooltip and for screen readers. */
export function IconButton({ label, onClick, children, disabled = false, expanded }: Props) {
  return (
    <Tooltip label={label} position="bottom-end">
      <UnstyledButton
        className="icon-button"
        aria-label={label}
        aria-disabled={disabled || undefined}
        aria-expanded={expanded}
        onClick={disabled ? undefined : onClick}
      >
        {children}
      </UnstyledButton>
    </Tooltip>
  );
}
