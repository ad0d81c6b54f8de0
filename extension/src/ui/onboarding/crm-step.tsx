import "./crm-step.css";
import { Button } from "@mantine/core";
import { IconPhone, IconWorld } from "@tabler/icons-react";
import { browser } from "wxt/browser";
import { originPattern } from "../../contracts/server-address.ts";
import type { Setup } from "../../contracts/worker.ts";
import { CodedError } from "../../messaging/coded-error.ts";
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

export function CrmStep({ setup: { me, crmOrigins }, onNext, onBack }: Props) {
  const allow = useCommand(allowOrigin);
  const remove = useCommand(removeOrigin);
  const origin = me?.crm.origin;
  const host = origin ? new URL(origin).host : "Your CRM";
  const allowed = origin !== undefined && crmOrigins.includes(origin);
  return (
    <StepFrame
      title="Show buttons in the CRM"
      onBack={onBack}
      actions={
        allowed || !origin ? (
          <Button size="md" disabled={!origin} onClick={onNext}>
            Continue
          </Button>
        ) : (
          <>
            <Button variant="default" size="md" onClick={onNext}>
              Not now
            </Button>
            <Button
              size="md"
              loading={allow.running}
              onClick={() => void allow.run(origin).then((done) => done && onNext())}
            >
              Allow on this site
            </Button>
          </>
        )
      }
    >
      <p className="step-lead">A call button appears beside phone numbers on this one site.</p>
      <div className="step-card">
        <div className="step-card-row">
          <IconWorld size={18} stroke={1.8} aria-hidden />
          <span className="step-card-words">
            <strong>{host}</strong>
          </span>
          {allowed && (
            <Button
              variant="default"
              size="xs"
              loading={remove.running}
              onClick={() => void remove.run(origin)}
            >
              Remove the buttons
            </Button>
          )}
        </div>
        <div className="page-preview">
          <span>
            <strong>Mobile:</strong> <span className="page-preview-number num">07700 900123</span>
          </span>
          <span className="page-preview-button" aria-hidden>
            <IconPhone size={13} stroke={2} />
          </span>
          <span className="page-preview-words">This is how it looks</span>
        </div>
      </div>
      <ProblemBlock problem={allow.problem ?? remove.problem} />
      {!origin && (
        <MessageBlock tone="warn" title="Sign in first">
          Your server then says where your CRM is.
        </MessageBlock>
      )}
      <ul className="step-list-plain step-lead">
        <li>Only this site, never other pages you visit.</li>
        <li>Page text stays in the browser; only a number you press is sent.</li>
      </ul>
    </StepFrame>
  );
}

/** To be called straight from a click: the browser asks the agent only then. */
async function allowOrigin(origin: string): Promise<true> {
  const granted = await browser.permissions.request({ origins: [originPattern(origin)] });
  if (!granted)
    throw new CodedError("host-refused", "Your browser did not allow this site", {
      detail: "Press “Allow on this site” again and choose Allow, or “Not now” to go on without.",
    });
  await worker.addCrmOrigin({ origin });
  await askSetup();
  return true;
}

async function removeOrigin(origin: string): Promise<void> {
  await worker.removeCrmOrigin({ origin });
  await askSetup();
}
