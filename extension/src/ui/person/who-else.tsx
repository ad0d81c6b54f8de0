import "./who-else.css";
import { Button, Menu } from "@mantine/core";
import type { CallId } from "@ringback/shared/call";
import type { CallerCard } from "@ringback/shared/live-call";
import { IconUserQuestion } from "@tabler/icons-react";
import { useState } from "react";
import { moduleWord } from "../../words/module-word.ts";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { worker } from "../clients.ts";
import { useCaller } from "../incoming/use-caller.ts";
import { useCommand } from "../use-command.ts";

type Other = CallerCard["others"][number];

/**
 * Several people have this number: one press says who is really on the line. Whoever was shown
 * before is among the others then.
 */
export function WhoElse({ callId }: { readonly callId: CallId }) {
  const asked = useCaller(callId);
  const [answered, setAnswered] = useState<CallerCard>();
  const { run, running, problem } = useCommand(worker.chooseCaller);
  const { others, confidence } = answered ?? asked ?? { others: [], confidence: null };
  const isUnsure = confidence === "last-ten-digits";
  if (others.length === 0 && !isUnsure) return null;

  const choose = async ({ record }: Other): Promise<void> => {
    const card = await run({ callId, record });
    if (card !== undefined) setAnswered(card);
  };
  return (
    <div className="who-else">
      {isUnsure && <p>Only the last ten digits agree: it may be somebody else.</p>}
      {others.length > 0 && <Others others={others} isBusy={running} onChoose={choose} />}
      <ProblemBlock problem={problem} />
    </div>
  );
}

interface OthersProps {
  readonly others: readonly Other[];
  readonly isBusy: boolean;
  readonly onChoose: (other: Other) => Promise<void>;
}

function Others({ others, isBusy, onChoose }: OthersProps) {
  const [first, second] = others;
  const look = {
    variant: "default",
    size: "xs",
    fullWidth: true,
    loading: isBusy,
    leftSection: <IconUserQuestion size={15} stroke={1.8} aria-hidden />,
  } as const;
  if (first === undefined) return null;
  if (second === undefined)
    return (
      <Button {...look} title={first.name} onClick={() => void onChoose(first)}>
        Maybe {first.name}
      </Button>
    );
  return (
    <Menu position="bottom" width="target" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button {...look}>Maybe one of {others.length} others</Button>
      </Menu.Target>
      <Menu.Dropdown className="who-else-menu">
        {others.map((other) => (
          <Menu.Item key={other.record.id} title={other.name} onClick={() => void onChoose(other)}>
            <span className="cut">
              {other.name}, {moduleWord(other.record.module)}
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
