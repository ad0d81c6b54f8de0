import type { ReactNode } from "react";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import type { Words } from "../../words/error-words.ts";

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** One subject of the options, in one card. */
export function OptionSection({ id, title, children }: SectionProps) {
  return (
    <section className="option-section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div className="option-card">{children}</div>
    </section>
  );
}

interface RowProps {
  readonly title: ReactNode;
  readonly about?: ReactNode;
  readonly children?: ReactNode;
  /** The control needs the whole width. */
  readonly wide?: boolean;
  readonly problem?: Words | null;
}

/** What is chosen at the left, how at the right, and what went wrong below. */
export function OptionRow({ title, about, children, wide = false, problem = null }: RowProps) {
  return (
    <div className="option-row">
      <div className="option-words">
        <strong>{title}</strong>
        {about && <span>{about}</span>}
      </div>
      {children && (
        <div className="option-control" data-wide={wide}>
          {children}
        </div>
      )}
      {problem && (
        <div className="option-problem">
          <ProblemBlock problem={problem} />
        </div>
      )}
    </div>
  );
}
