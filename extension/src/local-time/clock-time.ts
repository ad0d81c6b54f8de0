/** `14:02`, or as the agent's language has it. */
export function clockTime(at: number): string {
  return new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" }).format(at);
}
