/** Columns of a call of which nothing is known yet but that it begins. */
export function newCall(now: number) {
  return {
    outcome: null,
    created_at: now,
    started_at: null,
    answered_at: null,
    ended_at: null,
    talk_seconds: 0,
    note: "",
    note_version: 0,
    updated_at: now,
  };
}
