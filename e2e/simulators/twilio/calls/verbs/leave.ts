import { goOn, type Next, type Script } from "../script.ts";

/** Only somebody in a queue can leave it; elsewhere the document goes on. */
export function leave({ context, world, leg }: Script): Next {
  if (context?.canLeave === true) return { kind: "leave" };
  const message = "<Leave> has no meaning outside of a queue.";
  world.log.add("twiml.warning", { errorCode: 12200, url: "", callSid: leg.sid, message });
  return goOn;
}
