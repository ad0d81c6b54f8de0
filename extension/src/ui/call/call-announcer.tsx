import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { whoIs } from "../person/who.ts";
import { endingWords } from "./ending-words.ts";

/** Tells a screen reader each change of the call once; never the running time. */
export function CallAnnouncer({ call }: { readonly call: LiveCall }) {
  return <output className="heard-only">{announcement(call)}</output>;
}

function announcement(call: LiveCall): string {
  const who = whoIs(call);
  switch (call.state) {
    case "dialing":
      return `Calling ${who}`;
    case "ringing":
      return call.muted ? `Ringing ${who}, you are muted` : `Ringing ${who}`;
    case "connected":
      return call.muted ? `Connected with ${who}, you are muted` : `Connected with ${who}`;
    case "reconnecting":
      return "The connection is gone for a moment";
    case "ended":
      return endingWords(call).title;
  }
}
