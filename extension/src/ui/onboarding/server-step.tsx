import { Button, TextInput } from "@mantine/core";
import { IconServer2 } from "@tabler/icons-react";
import { useEffect, useState, type SubmitEvent } from "react";
import type { Setup } from "../../contracts/worker.ts";
import { MessageBlock } from "../blocks/message-block.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { worker } from "../clients.ts";
import { askSetup } from "../setup-store.ts";
import { useCommand } from "../use-command.ts";
import { findTypedServer, type FoundServer } from "./find-typed-server.ts";
import { StepFrame } from "./step-frame.tsx";

// Lint takes the command for a React hook by its name.
const { useServer: chooseServer } = worker;

interface Props {
  readonly setup: Setup;
  readonly onNext: () => void;
}

export function ServerStep({ setup: { serverOrigin }, onNext }: Props) {
  const [address, setAddress] = useState(serverOrigin ? new URL(serverOrigin).host : "");
  const [found, setFound] = useState<FoundServer | null>(null);
  const find = useCommand(findTypedServer);
  const keep = useCommand(async (origin: string) => {
    if (origin !== serverOrigin) await chooseServer({ origin });
    await askSetup();
    return origin;
  });

  useEffect(() => {
    // The server in use is shown as found; it is reached without asking anybody anything.
    if (serverOrigin) worker.findServer({ address: serverOrigin }).then(setFound, () => undefined);
  }, [serverOrigin]);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (found) {
      if (await keep.run(found.origin)) onNext();
    } else setFound((await find.run(address)) ?? null);
  }

  function change(typed: string): void {
    setAddress(typed);
    setFound(null);
    find.forget();
  }

  return (
    <form className="onboarding-form" onSubmit={(event) => void submit(event)}>
      <StepFrame
        title="Which server do you use?"
        actions={
          <Button type="submit" size="md" loading={find.running || keep.running}>
            {found ? "Continue" : "Find the server"}
          </Button>
        }
      >
        <p className="step-lead">
          Your administrator gave you this address. It looks like calls.yourcompany.com.
        </p>
        <TextInput
          label="Server address"
          leftSection={<IconServer2 size={16} stroke={1.8} aria-hidden />}
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
          value={address}
          error={find.problem !== null}
          onChange={(event) => change(event.currentTarget.value)}
        />
        <ProblemBlock problem={find.problem ?? keep.problem} />
        {found && (
          <MessageBlock
            tone="fact"
            announce="politely"
            title={`Found ${new URL(found.origin).host}`}
          >
            <span className="num">
              Ringback {found.about.version} · answers in {Math.round(found.ms)} ms · for{" "}
              {new URL(found.about.crm.origin).host}
            </span>
          </MessageBlock>
        )}
        <p className="step-small">
          Your browser will ask to allow this one address. Ringback talks to no other server.
        </p>
      </StepFrame>
    </form>
  );
}
