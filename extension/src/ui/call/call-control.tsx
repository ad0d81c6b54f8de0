import "./call-control.css";
import { Tooltip, UnstyledButton } from "@mantine/core";
import type { ComponentProps, ReactNode } from "react";

interface Props extends Omit<ComponentProps<"button">, "children"> {
  readonly word: string;
  readonly icon: ReactNode;
  /** Pressed: amber for what the other side notices, accent for the rest. */
  readonly pressed?: boolean;
  readonly tone?: "accent" | "amber";
  /** Why it does nothing now; the button stays in its place. */
  readonly unavailable?: string | undefined;
  readonly shortcut?: string;
}

export function CallControl(props: Props) {
  const { word, icon, pressed, tone = "accent", unavailable, shortcut, onClick, ...rest } = props;
  const label = unavailable ?? (shortcut ? `${word} (${shortcut})` : word);
  return (
    <Tooltip label={label} disabled={!unavailable && !shortcut}>
      <UnstyledButton
        {...rest}
        className="call-control"
        data-tone={tone}
        aria-pressed={pressed}
        aria-disabled={unavailable ? true : undefined}
        aria-keyshortcuts={shortcut?.toLowerCase()}
        onClick={unavailable ? undefined : onClick}
      >
        {icon}
        <span className="cut">{word}</span>
      </UnstyledButton>
    </Tooltip>
  );
}
