import { SegmentedControl } from "@mantine/core";
import type { Setup } from "../../contracts/worker.ts";
import type { ScreenPopChoice } from "../../contracts/screen-pop.ts";
import { worker } from "../clients.ts";
import { useCommand } from "../use-command.ts";
import { OptionRow, OptionSection } from "./option-row.tsx";

const choices: { readonly value: ScreenPopChoice; readonly label: string }[] = [
  { value: "on-ring", label: "When it rings" },
  { value: "on-answer", label: "When I answer" },
  { value: "off", label: "Never" },
];

/** What happens when somebody calls. */
export function RingingSection({ setup: { screenPop } }: { readonly setup: Setup }) {
  const choose = useCommand(worker.chooseScreenPop);
  return (
    <OptionSection id="ringing" title="Ringing">
      <OptionRow
        title="Open the caller’s CRM record"
        about="In one tab, and behind the others while you type"
        problem={choose.problem}
      >
        <SegmentedControl
          aria-label="Open the caller’s CRM record"
          data={choices}
          value={screenPop}
          onChange={(chosen) => void choose.run({ screenPop: chosen })}
        />
      </OptionRow>
    </OptionSection>
  );
}
