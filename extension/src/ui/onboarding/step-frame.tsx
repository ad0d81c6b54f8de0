import { useEffect, useRef, type ReactNode } from "react";
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
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The button that led here is gone and took the focus with it: the keyboard goes on from here.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
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
