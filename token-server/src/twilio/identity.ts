/** An agent's Twilio client identity: letters, digits and underscore only. */
export function identityOf(agentId: string): string {
  return `agent_${agentId.replaceAll("-", "").toLowerCase()}`;
}

/** How Twilio names that client as a caller. */
export function clientAddressOf(agentId: string): string {
  return `client:${identityOf(agentId)}`;
}
