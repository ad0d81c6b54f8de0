import type {
  AppMetadata,
  ListSource,
  ModuleMetadata,
  RecordList,
  SessionStatus,
  ShellRecord,
} from "../answers.ts";

export interface ListQuery {
  readonly module: string;
  readonly source: ListSource;
  readonly offset: number;
  readonly limit: number;
  readonly criteria?: Readonly<Record<string, string>>;
  readonly sort?: { readonly orderBy: string; readonly descending: boolean };
}

export async function askSession(): Promise<SessionStatus> {
  // Of two questions at once the browser's cache would hold the second back.
  const response = await fetch("session-status", { cache: "no-store", headers: tokenHeader() });
  return (await response.json()) as SessionStatus;
}

/** Whether the CRM let this person in. */
export async function signIn(username: string, password: string): Promise<boolean> {
  const response = await fetch("login", {
    method: "POST",
    headers: { "Content-Type": "application/json", ...tokenHeader() },
    body: JSON.stringify({ username, password }),
  });
  return response.ok;
}

export async function signOut(): Promise<void> {
  await fetch("logout", { method: "POST", headers: tokenHeader() });
}

export const askApp = (): Promise<AppMetadata> => ask("appMetadata", {});

export const askModule = (module: string): Promise<ModuleMetadata> =>
  ask("moduleMetadata", { module });

export const askRecord = (module: string, record: string): Promise<ShellRecord | null> =>
  ask("record", { module, record });

export const askList = (query: ListQuery): Promise<RecordList> => ask("recordList", { ...query });

/** Stores what was changed; without an id, a new record. */
export const save = (
  module: string,
  id: string | undefined,
  attributes: Readonly<Record<string, string>>,
): Promise<ShellRecord> => ask("saveRecord", { module, ...(id && { id }), attributes });

async function ask<Answer>(operationName: string, variables: object): Promise<Answer> {
  const response = await fetch("api/graphql", {
    method: "POST",
    headers: { "Content-Type": "application/json", ...tokenHeader() },
    body: JSON.stringify({ operationName, variables }),
  });
  if (response.status === 401) location.hash = "/Login";
  if (!response.ok) throw new Error(`${operationName}: ${response.status}`);
  const { data } = (await response.json()) as { data: Record<string, Answer> };
  return data[operationName] as Answer;
}

/** Every request shows that it can read its own cookie. */
function tokenHeader(): Record<string, string> {
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];
  return token === undefined ? {} : { "X-XSRF-TOKEN": token };
}
