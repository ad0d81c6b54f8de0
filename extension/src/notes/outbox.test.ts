import { beforeEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import { nextNoteDraft, noteDraftKey } from "../contracts/note-draft.ts";
import { ServerRefusal, serverUnreachable } from "../server/server-error.ts";
import { createNoteOutbox } from "./outbox.ts";

type PutNote = Parameters<typeof createNoteOutbox>[0]["putNote"];

const callId = "0192f0c0-0000-7000-8000-000000000001";
const otherId = "0192f0c0-0000-7000-8000-000000000002";
const putNote = vi.fn<PutNote>();
let clock = 1_000_000;

/** The worker after a restart. */
const startWorker = () => createNoteOutbox({ putNote }, () => clock);

function type(text: string, version: number, id = callId): Promise<void> {
  return browser.storage.local.set({ [noteDraftKey(id)]: { text, version } });
}

beforeEach(() => {
  clock = 1_000_000;
  putNote.mockReset();
  putNote.mockImplementation((request) =>
    Promise.resolve({ version: request?.body?.version ?? 0 }),
  );
});

it("sends a draft once and says that it is saved", async () => {
  await type("Call back", 5);
  const outbox = startWorker();
  await expect(outbox.draft(callId)).resolves.toEqual({ text: "Call back", saved: false });
  await outbox.flush();
  await outbox.flush();
  await startWorker().flush();
  expect(putNote).toHaveBeenCalledExactlyOnceWith({
    parameters: { callId },
    body: { text: "Call back", version: 5 },
  });
  await expect(outbox.draft(callId)).resolves.toEqual({ text: "Call back", saved: true });
});

it("sends what was typed while an older version was on its way", async () => {
  await type("Call", 5);
  const { promise, resolve } = Promise.withResolvers<{ version: number }>();
  putNote.mockReturnValueOnce(promise);
  const outbox = startWorker();
  const first = outbox.flush();
  await vi.waitFor(() => expect(putNote).toHaveBeenCalledOnce());
  await type("Call back", 6);
  const second = outbox.flush();
  resolve({ version: 5 });
  await Promise.all([first, second]);
  expect(putNote.mock.calls.map(([request]) => request?.body)).toEqual([
    { text: "Call", version: 5 },
    { text: "Call back", version: 6 },
  ]);
  await expect(outbox.draft(callId)).resolves.toMatchObject({ saved: true });
});

it("keeps the draft while the server cannot be reached, and after a restart", async () => {
  await type("Call back", 5);
  putNote.mockRejectedValueOnce(serverUnreachable(undefined));
  await expect(startWorker().flush()).rejects.toMatchObject({ code: "server-unreachable" });
  const restarted = startWorker();
  await expect(restarted.draft(callId)).resolves.toEqual({ text: "Call back", saved: false });
  await restarted.flush();
  await expect(restarted.draft(callId)).resolves.toMatchObject({ saved: true });
});

it("sends again when it died after the server had the note", async () => {
  await type("Call back", 5);
  vi.spyOn(browser.storage.local, "set").mockRejectedValueOnce(new Error("worker died"));
  await expect(startWorker().flush()).rejects.toThrow("worker died");
  await startWorker().flush();
  expect(putNote).toHaveBeenCalledTimes(2);
  expect(putNote.mock.calls[0]).toEqual(putNote.mock.calls[1]);
});

it("does not let one note hold up another", async () => {
  await type("One", 5);
  await type("Two", 6, otherId);
  putNote.mockRejectedValueOnce(serverUnreachable(undefined));
  const outbox = startWorker();
  await expect(outbox.flush()).rejects.toMatchObject({ code: "server-unreachable" });
  expect(putNote).toHaveBeenCalledTimes(2);
  await expect(outbox.draft(otherId)).resolves.toMatchObject({ saved: true });
});

it("stops asking when the server will never take it, and tries the next version", async () => {
  await type("Too long", 5);
  const problem = { status: 413, code: "too-long", title: "Too long" };
  putNote.mockRejectedValueOnce(new ServerRefusal(problem));
  const outbox = startWorker();
  await outbox.flush();
  await outbox.flush();
  expect(putNote).toHaveBeenCalledOnce();
  await expect(outbox.draft(callId)).resolves.toEqual({ text: "Too long", saved: false });
  await type("Short", 6);
  await outbox.flush();
  await expect(outbox.draft(callId)).resolves.toEqual({ text: "Short", saved: true });
});

it("does not call a note saved when the server kept a later one from elsewhere", async () => {
  await type("Older", 5);
  putNote.mockResolvedValueOnce({ version: 9 });
  const outbox = startWorker();
  await outbox.flush();
  await expect(outbox.draft(callId)).resolves.toEqual({ text: "Older", saved: false });
});

it("forgets a saved draft after a day, an unsaved one never", async () => {
  await type("Saved", 5);
  await startWorker().flush();
  const problem = { status: 404, code: "no-call", title: "No such call" };
  putNote.mockRejectedValue(new ServerRefusal(problem));
  await type("Unsaved", 6, otherId);
  await startWorker().flush();
  clock += 25 * 60 * 60 * 1000;
  await startWorker().flush();
  await expect(startWorker().draft(callId)).resolves.toBeNull();
  await expect(startWorker().draft(otherId)).resolves.toMatchObject({ text: "Unsaved" });
  expect(Object.keys(await browser.storage.local.get())).toHaveLength(2);
});

it("raises a draft's version even when the clock was set back", () => {
  const first = nextNoteDraft("a", undefined, 1000);
  expect(nextNoteDraft("ab", first, 500)).toEqual({ text: "ab", version: 1001 });
  expect(nextNoteDraft("ab", first, 2000)).toEqual({ text: "ab", version: 2000 });
});
