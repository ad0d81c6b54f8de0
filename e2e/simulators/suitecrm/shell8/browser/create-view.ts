import type { ModuleMetadata, ShellRecord } from "../answers.ts";
import { askRecord, save } from "./client.ts";
import { Draft } from "./draft.ts";
import type { View } from "./navigator.ts";
import { chooseRecord } from "./record-list-modal.ts";
import { RecordContainer } from "./record-container.ts";
import { RecordContent } from "./record-content.ts";
import { recordFrame, RecordHeader } from "./record-header.ts";
import { isValid } from "./record-view.ts";
import { recordUrl, type Route } from "./route.ts";
import type { Shell } from "./shell.ts";

/** `scrm-create-record`. A duplicate begins with what another record holds, and is none itself. */
export function createView(shell: Shell, metadata: ModuleMetadata, route: Route): View {
  const { module } = metadata;
  const header = new RecordHeader(metadata.label);
  const container = new RecordContainer();
  const element = recordFrame("scrm-create-record", header.element, container.element);

  const begin = async (): Promise<void> => {
    const source = route.record === "" ? null : await askRecord(module, route.record);
    const empty: ShellRecord = { id: "", module, attributes: {} };
    const draft = new Draft(empty);
    for (const { name, readOnly, relate } of metadata.tabs.flatMap(({ fields }) => fields)) {
      if (readOnly) continue;
      for (const attribute of relate === undefined ? [name] : [name, relate.idName]) {
        draft.set(attribute, source?.attributes[attribute] ?? "");
      }
    }
    const links = { navigator: shell.navigator };
    const context = { links, choose: chooseRecord(shell), edit: () => undefined };
    const content = new RecordContent(metadata.tabs, empty, "create", context);
    content.showEdit(draft, "create");
    container.showContent(content.element);
    header.showName("");
    header.showButtons([
      { text: "Save", press: () => void store(draft) },
      { text: "Cancel", press: () => void shell.navigator.go(`/${module}/index`) },
    ]);
  };

  async function store(draft: Draft): Promise<void> {
    if (!isValid(draft, metadata)) return;
    const { id } = await save(module, undefined, draft.changes);
    await shell.navigator.go(recordUrl(module, id));
  }

  return { element, inserted: () => void begin() };
}
