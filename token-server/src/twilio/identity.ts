/** An agent's Twilio client identity: letters, digits and underscore only. */
export function identityOf(agentId: string): string {
  return `agent_${agentId.replaceAll("-", "").toLowerCase()}`;
}

/** How Twilio names that client as a caller. */
export function clientAddressOf(agentId: string): string {
  return `client:${identityOf(agentId)}`;
}

/** The agent such an address belongs to; `undefined` for every other address. */
export function agentOfAddress(address: string): string | undefined {
  const hex = /^client:agent_([0-9a-f]{32})$/.exec(address)?.[1];
  return hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
