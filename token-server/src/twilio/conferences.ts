import type { TwilioClient } from "./client.ts";
import { isRefusal, ringTimeout } from "./live-calls.ts";

/** Somebody in a conference, or on the way into it. */
export interface ConferenceMember {
  readonly callSid: string;
  /** Empty for those who came by a document. */
  readonly label: string;
  /** Answered, and in it. */
  readonly isThere: boolean;
  readonly isHeld: boolean;
  /** Whether it ends when they leave. */
  readonly endsOnExit: boolean;
}

/** A conference that is not over. */
export interface LiveConference {
  readonly conferenceSid: string;
  readonly members: readonly ConferenceMember[];
}

export interface MemberChange {
  readonly isHeld?: boolean;
  readonly endsOnExit?: boolean;
  /** What they hear on hold. */
  readonly holdUrl: string;
}

/** Somebody who is rung, and joins the conference when they answer. */
export interface Invitation {
  /** Unique: Twilio refuses a second one with the same. */
  readonly label: string;
  readonly to: string;
  /** Our number. */
  readonly from: string;
  readonly statusUrl: string;
  /** As people hear it. */
  readonly seconds: number;
  readonly endsOnExit: boolean;
}

/** Conferences at Twilio, changed from outside. */
export interface Conferences {
  /** The one of this name that is not over. */
  find(name: string): Promise<LiveConference | undefined>;
  /** `gone` when they are not in it any more. */
  change(conferenceSid: string, callSid: string, change: MemberChange): Promise<"changed" | "gone">;
  /** `refused` when Twilio says no for good; `known` when one with this label is rung already. */
  invite(
    conferenceSid: string,
    invitation: Invitation,
  ): Promise<
    | { readonly outcome: "placed"; readonly callSid: string }
    | { readonly outcome: "refused"; readonly reason: string }
    | { readonly outcome: "known" }
  >;
  /** Hangs up on somebody who is in it, or is rung for it. */
  remove(conferenceSid: string, callSid: string): Promise<void>;
}

const labelInUse = 16026;

export function createConferences(client: TwilioClient): Conferences {
  return {
    async find(name) {
      // A name is free again once its conference is over: the newest come first.
      const named = await client.conferences.list({ friendlyName: name, limit: 20 });
      const live = named.find(({ status }) => status !== "completed");
      if (live === undefined) return undefined;
      const members = await client.conferences(live.sid).participants.list({ limit: 50 });
      return {
        conferenceSid: live.sid,
        members: members.map((member) => ({
          callSid: member.callSid,
          label: member.label ?? "",
          isThere: member.status === "connected",
          isHeld: member.hold,
          endsOnExit: member.endConferenceOnExit,
        })),
      };
    },
    async change(conferenceSid, callSid, { isHeld, endsOnExit, holdUrl }) {
      try {
        await client
          .conferences(conferenceSid)
          .participants(callSid)
          .update({
            ...(isHeld !== undefined && { hold: isHeld, holdUrl, holdMethod: "POST" }),
            ...(endsOnExit !== undefined && { endConferenceOnExit: endsOnExit }),
          });
        return "changed";
      } catch (error) {
        if (isRefusal(error)) return "gone";
        throw error;
      }
    },
    async invite(conferenceSid, { to, from, label, statusUrl, seconds, endsOnExit }) {
      try {
        const { callSid } = await client.conferences(conferenceSid).participants.create({
          to,
          from,
          label,
          endConferenceOnExit: endsOnExit,
          startConferenceOnEnter: true,
          beep: "false",
          waitUrl: "",
          timeout: ringTimeout(seconds),
          statusCallback: statusUrl,
          statusCallbackMethod: "POST",
          statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
        });
        return { outcome: "placed", callSid };
      } catch (error) {
        if (!isRefusal(error)) throw error;
        if ("code" in error && error.code === labelInUse) return { outcome: "known" };
        return { outcome: "refused", reason: error.message };
      }
    },
    async remove(conferenceSid, callSid) {
      try {
        await client.conferences(conferenceSid).participants(callSid).remove();
      } catch (error) {
        // They have left by themselves.
        if (!isRefusal(error)) throw error;
      }
    },
  };
}
