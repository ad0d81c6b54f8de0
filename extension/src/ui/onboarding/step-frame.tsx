import type { ReactNode } from "react";
import { Button } from "@mantine/core";

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** What leads on, at the right. */
  readonly actions: ReactNode;
  readonly onBack?: () => void;
}

/** One question of set-up: title, body, and the way on always in the same place. */
export function StepFrame({ title, children, actions, onBack }: Props) {
  return (
    <>
      <h1>{title}</h1>
      <div className="step-body">{children}</div>
      <div className="step-actions">
        {onBack && (
          <Button variant="subtle" size="md" onClick={onBack}>
            Back
          </Button>
        )}
        <span className="step-actions-right">{actions}</span>
      </div>
    </>
  );
}
