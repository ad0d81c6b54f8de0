import "./step-disc.css";
import { IconCheck } from "@tabler/icons-react";

interface Props {
  readonly number: number;
  readonly done: boolean;
  readonly current: boolean;
}

export function StepDisc({ number, done, current }: Props) {
  return (
    <span className="step-disc num" data-done={done} data-current={current} aria-hidden>
      {done && !current ? <IconCheck size={15} stroke={2.2} /> : number}
    </span>
  );
}
