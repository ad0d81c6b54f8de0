/** What one check found. `fix` says what to do. */
export type Finding =
  | { readonly level: "good"; readonly title: string }
  | { readonly level: "note" | "bad"; readonly title: string; readonly fix: string };

export const good = (title: string): Finding => ({ level: "good", title });
export const note = (title: string, fix: string): Finding => ({ level: "note", title, fix });
export const bad = (title: string, fix: string): Finding => ({ level: "bad", title, fix });
