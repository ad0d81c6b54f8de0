import type { Conferences } from "../twilio/conferences.ts";
import type { LiveCalls } from "../twilio/live-calls.ts";
import { pathIn } from "./paths.ts";
import type { Asked, Member } from "./room-member.ts";

type Post = (path: string, fields: Record<string, string>) => Promise<Response>;

/**
 * Twilio's conferences, as far as one call's legs are led into them by documents, held, invited and
 * removed. It asks for documents and tells of legs as Twilio does: later, and by itself.
 */
export function createTwilioRooms(calls: LiveCalls) {
  const members = new Map<string, Member>();
  const dials = new Map<string, { readonly parentSid: string; readonly action: string }>();
  const asked: Asked[] = [];
  const heard: string[] = [];
  const underWay = new Set<Promise<void>>();
  let post: Post = () => Promise.reject(new Error("Nobody listens yet"));
  let failures = 0;
  let isRepeating = false;
  let invitations = 0;
  let nextInvitation: "placed" | "refused" | "lost" = "placed";

  const later = (work: () => Promise<void>) => {
    const doing = work().finally(() => underWay.delete(doing));
    underWay.add(doing);
  };
  const fail = () => {
    if (failures === 0) return;
    failures -= 1;
    throw new Error("Twilio is away");
  };
  async function ask(path: string, fields: Record<string, string>): Promise<string> {
    const response = await post(path, fields);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    if (isRepeating) {
      const again = await (await post(path, fields)).text();
      if (again !== text) throw new Error(`${path} answers otherwise: ${again}`);
    }
    return text;
  }
  function join(callSid: string, document: string): void {
    const conference = /<Conference[^>]*endConferenceOnExit="true"[^>]*>([^<]+)</.exec(
      document,
    )?.[1];
    heard.push(`${callSid.at(-1) ?? ""} ${conference === undefined ? document : "joins"}`);
    if (conference === undefined) return;
    const after = pathIn(document, "action");
    const state = { isThere: true, isHeld: false, endsOnExit: true };
    members.set(callSid, {
      room: conference,
      callSid,
      label: "",
      after,
      isInvited: false,
      ...state,
    });
  }
  /** The child has a new document, so its parent's `<Dial>` is over. */
  async function lead(callSid: string, url: string): Promise<void> {
    await leave(callSid);
    const path = pathIn(` url="${url}"`, "url");
    join(callSid, await ask(path, { CallSid: callSid, CallStatus: "in-progress" }));
    const dial = dials.get(callSid);
    if (dial === undefined) return;
    dials.delete(callSid);
    const over = { DialCallSid: callSid, DialCallStatus: "completed", DialBridged: "true" };
    const { parentSid } = dial;
    const fields = { CallSid: parentSid, CallStatus: "in-progress", ...over };
    join(parentSid, await ask(dial.action, fields));
  }
  async function tellOut({ callSid, after, isInvited }: Member, CallStatus: string) {
    const status = isInvited ? "completed" : CallStatus;
    const answer = await ask(after, { CallSid: callSid, CallStatus: status });
    if (!isInvited) heard.push(`${callSid.at(-1) ?? ""} ${answer}`);
  }
  async function leave(callSid: string): Promise<void> {
    const member = members.get(callSid);
    members.delete(callSid);
    if (member?.endsOnExit !== true) return;
    const left = [...members.values()].filter(({ room }) => room === member.room);
    for (const one of left) members.delete(one.callSid);
    for (const one of left) await tellOut(one, "in-progress");
  }
  function find(label: string): Member {
    const member = [...members.values()].find((one) => one.label === label);
    if (member === undefined) throw new Error(`Nobody is rung as ${label}`);
    return member;
  }

  /** Of who was rung last. */
  function lastLabel(): string {
    return asked.findLast((one) => one.do === "invite")?.label ?? "";
  }

  const conferences: Conferences = {
    async find(wanted) {
      fail();
      const there = [...members.values()].filter(({ room }) => room === wanted);
      if (there.length === 0) return undefined;
      return { conferenceSid: `CF ${wanted}`, members: there.map((one) => ({ ...one })) };
    },
    async change(_conferenceSid, callSid, { isHeld, endsOnExit }) {
      fail();
      asked.push({
        do: "change",
        callSid,
        ...(isHeld !== undefined && { isHeld }),
        ...(endsOnExit !== undefined && { endsOnExit }),
      });
      const member = members.get(callSid);
      if (member === undefined) return "gone";
      member.isHeld = isHeld ?? member.isHeld;
      member.endsOnExit = endsOnExit ?? member.endsOnExit;
      return "changed";
    },
    async invite(conferenceSid, invitation) {
      fail();
      const next = nextInvitation;
      nextInvitation = "placed";
      asked.push({ do: "invite", ...invitation });
      const { label, endsOnExit } = invitation;
      if ([...members.values()].some((one) => one.label === label)) return { outcome: "known" };
      if (next === "refused") return { outcome: "refused", reason: "not allowed" };
      invitations += 1;
      const callSid = `CA${String(invitations).padStart(32, "f")}`;
      const after = pathIn(` url="${invitation.statusUrl}"`, "url");
      const state = { isThere: false, isHeld: false, endsOnExit };
      const room = conferenceSid.slice("CF ".length);
      members.set(callSid, { room, callSid, label, after, isInvited: true, ...state });
      if (next === "lost") throw new Error("the answer was lost");
      return { outcome: "placed", callSid };
    },
    async remove(_conferenceSid, callSid) {
      fail();
      asked.push({ do: "remove", callSid });
      const member = members.get(callSid);
      await leave(callSid);
      if (member !== undefined) later(() => tellOut(member, "completed"));
    },
  };
  const liveCalls: LiveCalls = {
    ...calls,
    async redirect(callSid, url) {
      const outcome = await calls.redirect(callSid, url);
      if (outcome === "redirected" && (dials.has(callSid) || members.has(callSid))) {
        later(() => lead(callSid, url));
      }
      return outcome;
    },
    async end(callSid) {
      await calls.end(callSid);
      if (members.has(callSid)) later(() => leave(callSid));
    },
  };

  return {
    conferences,
    liveCalls,
    asked,
    /** What each leg was told, by the last digit of its CallSid. */
    heard,
    listen(to: Post) {
      post = to;
    },
    /** Two legs talk by a `<Dial>` whose document is known. */
    connect(parentSid: string, childSid: string, document: string) {
      dials.set(childSid, { parentSid, action: pathIn(document, "action") });
    },
    members: () => [...members.values()].map((one) => ({ ...one })),
    failNext(times: number) {
      failures = times;
    },
    /** Everything is asked and told twice from now on. */
    repeat: () => (isRepeating = true),
    refuseNext: () => (nextInvitation = "refused"),
    loseNextAnswer: () => (nextInvitation = "lost"),
    /** Whoever was rung last is gone, and nobody is told. */
    forget: () => members.delete(find(lastLabel()).callSid),
    async answer(label = lastLabel()): Promise<string> {
      const member = find(label);
      member.isThere = true;
      await ask(member.after, { CallSid: member.callSid, CallStatus: "in-progress" });
      return member.callSid;
    },
    async refuse(CallStatus: string, label = lastLabel()): Promise<void> {
      const { callSid, after } = find(label);
      members.delete(callSid);
      await ask(after, { CallSid: callSid, CallStatus });
    },
    async hangUp(callSid: string): Promise<void> {
      const member = members.get(callSid);
      await leave(callSid);
      if (member !== undefined) await tellOut(member, "completed");
    },
    /** Until Twilio has nothing more to tell. */
    async quiet(): Promise<void> {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

export type TwilioRooms = ReturnType<typeof createTwilioRooms>;
