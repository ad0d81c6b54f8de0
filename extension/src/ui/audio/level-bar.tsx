import "./level-bar.css";

interface Props {
  /** 0 to 1. */
  readonly level: number;
}

const segments = Array.from({ length: 24 }, (_, index) => index);

export function LevelBar({ level }: Props) {
  const lit = Math.round(level * segments.length);
  return (
    <>
      <meter className="heard-only" aria-label="Microphone level" value={level} />
      <div className="level-bar" aria-hidden>
        {segments.map((index) => (
          <span key={index} data-lit={index < lit} />
        ))}
      </div>
    </>
  );
}
