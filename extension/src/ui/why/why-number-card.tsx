import { Button } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import type { WhyNumber, WhyReport } from "../../contracts/why.ts";
import { localTime } from "../../local-time/local-time.ts";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { worker } from "../clients.ts";
import { useCommand } from "../use-command.ts";
import { useNow } from "../use-now.ts";
import { confidenceWords } from "./why-words.ts";

interface Props {
  readonly number: WhyNumber;
  readonly site: WhyReport["site"];
}

/** One number of the text: as what it was read, why, and whether the agent wants it. */
export function WhyNumberCard({ number, site }: Props) {
  const now = useNow(10_000);
  const hide = useCommand(worker.hide);
  const unhide = useCommand(worker.unhide);
  const thing = { what: "number", number: number.number } as const;
  const there = localTime(number.number, now);
  const icon = { size: 15, stroke: 1.8, "aria-hidden": true };
  return (
    <section className="why-card" aria-label={number.international}>
      <h2 className="num">{number.international}</h2>
      <dl className="why-facts">
        <dt>Read as</dt>
        <dd>{number.readAs}</dd>
        <dt>Country</dt>
        <dd>{number.countryFrom}</dd>
        <dt>Because</dt>
        <dd>{number.reason}</dd>
        <dt>How sure</dt>
        <dd>{confidenceWords(number)}</dd>
        {there && (
          <>
            <dt>Time there</dt>
            <dd className="num">{there}</dd>
          </>
        )}
        <dt>Texts</dt>
        <dd>
          {number.takesTexts ? "can arrive there, as far as is known" : "do not arrive there"}
        </dd>
      </dl>
      {(site === "crm" || site === "site" || number.isHidden) && (
        <div className="why-actions">
          {number.isHidden ? (
            <Button
              variant="default"
              size="sm"
              leftSection={<IconEye {...icon} />}
              onClick={() => void unhide.run(thing)}
            >
              Show buttons on it again
            </Button>
          ) : (
            <Button
              variant="default"
              size="sm"
              leftSection={<IconEyeOff {...icon} />}
              onClick={() => void hide.run(thing)}
            >
              Never this number
            </Button>
          )}
        </div>
      )}
      <ProblemBlock problem={hide.problem ?? unhide.problem} />
    </section>
  );
}
