import type { Colleague } from "@ringback/shared/live-call";

interface Props {
  readonly colleagues: readonly Colleague[];
  readonly chosen: string | null;
  readonly onChoose: (agentId: string) => void;
}

const states: Readonly<Record<Colleague["state"], string>> = {
  available: "Available",
  "do-not-disturb": "Do not disturb",
  "on-call": "On a call",
  offline: "Not at the phone",
};

/** Colleagues and how they stand. Whoever cannot be rung can still be chosen: the server says no. */
export function ColleagueChoice({ colleagues, chosen, onChoose }: Props) {
  if (colleagues.length === 0) return <p>No colleague has this name. A number works, too.</p>;
  return (
    <fieldset className="colleagues" aria-label="Colleagues">
      {colleagues.map(({ agentId, name, state }) => (
        <label key={agentId} className="colleague">
          <input
            type="radio"
            name="colleague"
            checked={agentId === chosen}
            onChange={() => onChoose(agentId)}
          />
          <span className="colleague-name cut" title={name}>
            {name}
          </span>
          <span className="colleague-state">{states[state]}</span>
        </label>
      ))}
    </fieldset>
  );
}
