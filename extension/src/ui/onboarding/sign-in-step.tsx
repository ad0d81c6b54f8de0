import { Button } from "@mantine/core";
import { IconExternalLink, IconShieldCheck, IconUser, IconUserCheck } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { About } from "@ringback/shared/api";
import type { Setup } from "../../contracts/worker.ts";
import { MessageBlock } from "../blocks/message-block.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { worker } from "../clients.ts";
import { askSetup } from "../setup-store.ts";
import { useCommand } from "../use-command.ts";
import { StepFrame } from "./step-frame.tsx";

interface Props {
  readonly setup: Setup;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

export function SignInStep({ setup: { serverOrigin, me }, onNext, onBack }: Props) {
  const [about, setAbout] = useState<About | null>(null);
  const signIn = useCommand(async () => {
    const signedIn = await worker.signIn();
    await askSetup();
    return signedIn;
  });
  const signOut = useCommand(async () => {
    await worker.signOut();
    await askSetup();
  });

  useEffect(() => {
    if (serverOrigin)
      worker.findServer({ address: serverOrigin }).then(
        (found) => setAbout(found.about),
        () => undefined,
      );
  }, [serverOrigin]);

  const crmHost = about ? new URL(about.crm.origin).host : "SuiteCRM";
  return (
    <StepFrame
      title="Sign in with SuiteCRM"
      onBack={onBack}
      actions={
        <>
          {signIn.running && (
            <Button size="md" disabled>
              Waiting for sign-in…
            </Button>
          )}
          {me && !signIn.running && (
            <Button size="md" onClick={onNext}>
              Continue
            </Button>
          )}
        </>
      }
    >
      <p className="step-lead">A small window opens. Come back here when it closes.</p>
      <div className="step-card step-card-row">
        {me ? (
          <IconUserCheck size={22} stroke={1.8} aria-hidden />
        ) : (
          <IconUser size={22} stroke={1.8} aria-hidden />
        )}
        <span className="step-card-words">
          <strong>{me ? me.agent.name : crmHost}</strong>
          <span>{me ? `Signed in as ${me.agent.userName}` : "Your SuiteCRM account"}</span>
        </span>
        {me ? (
          <Button
            variant="default"
            size="md"
            loading={signOut.running}
            onClick={() => void signOut.run()}
          >
            Sign out
          </Button>
        ) : (
          <Button
            size="md"
            disabled={signIn.running}
            leftSection={<IconExternalLink size={16} stroke={1.8} aria-hidden />}
            onClick={() => void signIn.run().then((signedIn) => signedIn && onNext())}
          >
            Open sign-in
          </Button>
        )}
      </div>
      <ProblemBlock problem={signIn.problem ?? signOut.problem} />
      <p className="step-small">
        <strong>Ringback will be able to</strong>
      </p>
      <ul className="step-list-plain">
        <li>look up who a number belongs to</li>
        <li>write your calls and notes to records you may edit</li>
      </ul>
      <MessageBlock
        tone="fact"
        icon={<IconShieldCheck size={16} stroke={1.8} />}
        title={
          about?.signIn === "password"
            ? "Your password goes to your company’s own server once and is never stored."
            : "Your password stays with SuiteCRM."
        }
      />
    </StepFrame>
  );
}
