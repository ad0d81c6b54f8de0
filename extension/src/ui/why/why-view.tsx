import "./why-view.css";
import { Button } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useState } from "react";
import type { WhyReport } from "../../contracts/why.ts";
import { Mark } from "../blocks/mark.tsx";
import { MessageBlock } from "../blocks/message-block.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { worker } from "../clients.ts";
import { useCommand } from "../use-command.ts";
import { SwitchOnSite } from "./switch-on-site.tsx";
import { useWhyReport } from "./use-why-report.ts";
import { answerWords } from "./why-words.ts";
import { WhyNumberCard } from "./why-number-card.tsx";

/** Why there is, or is no, button at the place of a page the agent asked about. */
export function WhyView() {
  const { report, problem } = useWhyReport();
  return (
    <main className="why">
      <header className="why-head">
        <Mark size={22} />
        <h1>Why is there (no) button here?</h1>
      </header>
      <ProblemBlock problem={problem} />
      {report === "forgotten" && (
        <MessageBlock tone="fact" title="This answer is gone">
          Ask again: press the right mouse button on the page.
        </MessageBlock>
      )}
      {report && report !== "forgotten" && <Answer report={report} />}
    </main>
  );
}

function Answer({ report }: { readonly report: WhyReport }) {
  const { text, label, field, site, origin, numbers } = report;
  const { title, detail } = answerWords(report);
  // What came of switching it on is still to be read when the answer has changed with it.
  const [wasOff] = useState(site === "off");
  const place = label || field;
  return (
    <>
      {text !== "" && (
        <div className="why-block">
          <p className="why-where">
            {place ? `What stands in “${place}”` : "What stands there"}
            {origin && ` on ${new URL(origin).host}`}
          </p>
          <p className="why-text num">{text}</p>
        </div>
      )}
      <div className="why-block">
        <p className="why-answer">{title}</p>
        {detail && <p className="why-where">{detail}</p>}
      </div>
      {wasOff && <SwitchOnSite origin={origin} />}
      {numbers.map((number) => (
        <WhyNumberCard key={number.number} number={number} site={site} />
      ))}
      <FieldActions report={report} />
    </>
  );
}

function FieldActions({ report }: { readonly report: WhyReport }) {
  const { origin, field, label, isFieldHidden, site, numbers } = report;
  const hide = useCommand(worker.hide);
  const unhide = useCommand(worker.unhide);
  const hasButtons = numbers.length > 0 || isFieldHidden;
  if (field === "" || !hasButtons || (site !== "crm" && site !== "site")) return null;
  const thing = { what: "field", origin, field } as const;
  const icon = { size: 15, stroke: 1.8, "aria-hidden": true };
  return (
    <>
      <div className="why-actions">
        {isFieldHidden ? (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconEye {...icon} />}
            onClick={() => void unhide.run(thing)}
          >
            Show buttons here again
          </Button>
        ) : (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconEyeOff {...icon} />}
            onClick={() => void hide.run(thing)}
          >
            Never here: “{label || field}”
          </Button>
        )}
      </div>
      <ProblemBlock problem={hide.problem ?? unhide.problem} />
    </>
  );
}
