import { browser } from "wxt/browser";
import type { ZodMiniType } from "zod/mini";
import type * as z from "zod/mini";
import { isFromExtensionPage } from "./sender.ts";

/** A message without an answer, told apart from others by its `to`. */
export interface Notice {
  readonly to: string;
}

/** Tells every other page of the extension and the worker; nobody has to listen. */
export function broadcast(notice: Notice & Record<string, unknown>): void {
  // Rejects when no page is open, which is fine.
  void browser.runtime.sendMessage(notice).catch(() => undefined);
}

/** Hears notices of one kind from the extension's own pages and worker. Returns what stops it. */
export function onBroadcast<S extends ZodMiniType<Notice>>(
  schema: S,
  listener: (notice: z.output<S>) => void,
): () => void {
  const hear: Parameters<typeof browser.runtime.onMessage.addListener>[0] = (message, sender) => {
    if (!isFromExtensionPage(sender)) return;
    const notice = schema.safeParse(message);
    if (notice.success) listener(notice.data);
  };
  browser.runtime.onMessage.addListener(hear);
  return () => browser.runtime.onMessage.removeListener(hear);
}
