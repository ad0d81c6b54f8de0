import "./transfer-panel.css";
import { Button, TextInput } from "@mantine/core";
import type { TransferHow, TransferRequest } from "@ringback/shared/live-call";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { IconButton } from "../blocks/icon-button.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { engine, worker } from "../clients.ts";
import { whoShort } from "../person/who.ts";
import { useAsked } from "../use-asked.ts";
import { useCommand } from "../use-command.ts";
import { ColleagueChoice } from "./colleague-choice.tsx";
import { useTypedTarget } from "./use-typed-target.ts";

interface Props {
  readonly call: LiveCall;
  readonly onClose: () => void;
}

/** To whom the call goes, what they should know, and whether the agent speaks to them first. */
export function TransferPanel({ call, onClose }: Props) {
  const { callId } = call;
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const { value, problem } = useAsked(worker.colleagues, "presence");
  const number = useTypedTarget(typed);
  const transfer = useCommand(engine.transfer);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  const found = (value?.colleagues ?? []).filter(({ name }) =>
    name.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  const colleague = found.find(({ agentId }) => agentId === chosen);
  const to: TransferRequest["to"] | null = number
    ? { number: number.number }
    : colleague
      ? { agentId: colleague.agentId }
      : null;
  const shortName = number?.international ?? colleague?.name.split(/\s+/, 1)[0] ?? "them";
  const why = to ? undefined : "Choose a colleague, or type a number";

  async function start(how: TransferHow): Promise<void> {
    if (!to) return;
    const said = words.trim();
    await transfer.run({ callId, request: { to, how, ...(said !== "" && { words: said }) } });
  }

  return (
    <section className="transfer" aria-labelledby="transfer-title">
      <div className="transfer-head">
        <h2 id="transfer-title">Transfer {whoShort(call)} to</h2>
        <IconButton label="Close the transfer" onClick={onClose}>
          <IconX size={16} stroke={1.8} />
        </IconButton>
      </div>
      <TextInput
        ref={search}
        size="sm"
        aria-label="Colleague or number"
        placeholder="Colleague or number"
        leftSection={<IconSearch size={16} stroke={1.8} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ProblemBlock problem={problem && { ...problem, title: "Your colleagues did not load" }} />
      {number ? (
        <p className="transfer-number num">Calls {number.international}</p>
      ) : (
        <ColleagueChoice colleagues={found} chosen={chosen} onChoose={setChosen} />
      )}
      <TextInput
        size="sm"
        aria-label="What they should know"
        placeholder="What they should know"
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <ProblemBlock problem={transfer.problem} />
      <div className="transfer-ways">
        <Button
          size="sm"
          title={why}
          disabled={!to || transfer.running}
          onClick={() => void start("warm")}
        >
          Talk to {shortName} first
        </Button>
        <Button
          size="sm"
          variant="default"
          title={why}
          disabled={!to || transfer.running}
          onClick={() => void start("cold")}
        >
          Send {whoShort(call)} now
        </Button>
      </div>
    </section>
  );
}
