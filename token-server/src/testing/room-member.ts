import type { Invitation } from "../twilio/conferences.ts";

/** A leg in a conference, or on its way there. */
export interface Member {
  readonly room: string;
  readonly callSid: string;
  readonly label: string;
  /** Asked for, or told, when this leg is out of the conference. */
  readonly after: string;
  /** It came by ringing, not by a document. */
  readonly isInvited: boolean;
  isThere: boolean;
  isHeld: boolean;
  endsOnExit: boolean;
}

/** What Twilio was asked to do with a conference. */
export type Asked =
  | {
      readonly do: "change";
      readonly callSid: string;
      readonly isHeld?: boolean;
      readonly endsOnExit?: boolean;
    }
  | ({ readonly do: "invite" } & Invitation)
  | { readonly do: "remove"; readonly callSid: string };
