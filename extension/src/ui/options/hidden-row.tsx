import { Button } from "@mantine/core";
import type { PageSettings } from "../../contracts/page-settings.ts";
import { worker } from "../clients.ts";
import { showNumber } from "../person/who.ts";
import { useCommand } from "../use-command.ts";
import { OptionRow } from "./option-row.tsx";

/** What the agent wants no buttons on, each with its way back. */
export function HiddenRow({ hidden }: { readonly hidden: PageSettings["hidden"] }) {
  const unhide = useCommand(worker.unhide);
  const things = [
    ...hidden.numbers.map((number) => ({
      key: number,
      words: showNumber(number),
      thing: { what: "number", number } as const,
    })),
    ...hidden.fields.map(({ origin, field }) => ({
      key: `${origin} ${field}`,
      words: `${field} on ${new URL(origin).host}`,
      thing: { what: "field", origin, field } as const,
    })),
  ];
  return (
    <OptionRow
      title="Hidden numbers and fields"
      about={
        things.length === 0
          ? "None. “Never this number” and “Never here” on a page put them here."
          : "They get no buttons"
      }
      wide
      problem={unhide.problem}
    >
      {things.length > 0 && (
        <ul className="option-list" aria-label="Hidden numbers and fields">
          {things.map(({ key, words, thing }) => (
            <li key={key}>
              <span className="cut num" title={words}>
                {words}
              </span>
              <Button
                variant="default"
                size="xs"
                aria-label={`Undo: ${words}`}
                onClick={() => void unhide.run(thing)}
              >
                Undo
              </Button>
            </li>
          ))}
        </ul>
      )}
    </OptionRow>
  );
}
