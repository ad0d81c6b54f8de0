import type { ModuleMetadata, ShellRecord } from "../answers.ts";
import { askRecord, save } from "./client.ts";
import { Draft } from "./draft.ts";
import type { View } from "./navigator.ts";
import { chooseRecord } from "./record-list-modal.ts";
import { RecordContainer } from "./record-container.ts";
import { RecordContent } from "./record-content.ts";
import { recordFrame, RecordHeader } from "./record-header.ts";
import { recordPagination } from "./record-pagination.ts";
import type { Route } from "./route.ts";
import type { Shell } from "./shell.ts";
import { subpanelContainer } from "./subpanels.ts";
import { timeline } from "./timeline.ts";

/** `scrm-record`: inserted empty, filled when the record's answer comes. */
export function recordView(shell: Shell, metadata: ModuleMetadata, route: Route): View {
  const { module, record: id } = route;
  const header = new RecordHeader(
    metadata.label,
    () => void shell.navigator.go(`/${module}/index`),
  );
  const container = new RecordContainer();
  const element = recordFrame("scrm-record", header.element, container.element);
  let record: ShellRecord = { id, module, attributes: {} };
  let content: RecordContent | undefined;
  let draft: Draft | undefined;
  let hasInsights = true;

  const load = async (): Promise<void> => {
    const answer = await askRecord(module, id);
    if (answer === null || !element.isConnected) return;
    record = answer;
    const links = { navigator: shell.navigator };
    const turn = recordPagination(shell, route);
    const context = { links, choose: chooseRecord(shell), edit };
    const topRight = turn === undefined ? [] : [turn];
    content = new RecordContent(metadata.tabs, record, "detail", context, topRight);
    content.showDetail(record);
    container.showContent(content.element, [subpanelContainer(shell, metadata, id)]);
    header.showName(nameOf(record));
    showInsights();
  };

  function showInsights(): void {
    container.showSidebar(hasInsights ? timeline(shell, module, id) : undefined);
    showButtons();
  }

  function showButtons(): void {
    const insights = {
      text: "Insights",
      isActive: hasInsights,
      press: () => {
        hasInsights = !hasInsights;
        showInsights();
      },
    };
    header.showButtons(
      draft === undefined
        ? [{ text: "Edit", press: edit }, insights]
        : [
            insights,
            { text: "Save", press: () => void store() },
            { text: "Cancel", press: leaveEdit },
          ],
    );
  }

  function edit(): void {
    if (draft !== undefined) return;
    draft = new Draft(record);
    content?.showEdit(draft, "edit");
    showButtons();
  }

  function leaveEdit(): void {
    draft = undefined;
    content?.showDetail(record);
    header.showName(nameOf(record));
    showButtons();
  }

  async function store(): Promise<void> {
    if (draft === undefined || !isValid(draft, metadata)) return;
    if (draft.isDirty) record = await save(module, id, draft.changes);
    leaveEdit();
  }

  return { element, inserted: () => void load() };
}

/** Shows every message there is; nothing is saved while there is one. */
export function isValid(draft: Draft, { tabs }: ModuleMetadata): boolean {
  for (const check of draft.checks) check();
  return tabs.every(({ fields }) => fields.every((field) => draft.problemOf(field) === undefined));
}

function nameOf({ attributes }: ShellRecord): string {
  return attributes["name"] ?? "";
}
