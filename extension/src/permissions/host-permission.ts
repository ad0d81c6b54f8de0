import { browser } from "wxt/browser";
import { originPattern } from "../contracts/server-address.ts";
import { CodedError } from "../messaging/coded-error.ts";

export function hasHostPermission(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(origin)] });
}

/** The match patterns of every site the browser lets us into. */
export async function grantedPatterns(): Promise<readonly string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Without the permission every request would fail as if the server were not there. */
export async function requireHostPermission(origin: string): Promise<void> {
  if (await hasHostPermission(origin)) return;
  throw new CodedError("permission-missing", `Ringback may not use ${origin} yet`, {
    detail: "Allow it when the browser asks.",
  });
}
