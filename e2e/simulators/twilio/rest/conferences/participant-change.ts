import { onlyGiven } from "../../only-given.ts";
import type { ParticipantChange } from "../../resources/live-conferences.ts";
import type { Form } from "../form.ts";
import { readCoachedCall } from "./new-participant.ts";

/** What a client wants to be different; a URL of music is asked for by GET unless told otherwise. */
export function readParticipantChange(form: Form): ParticipantChange {
  return onlyGiven({
    isMuted: form.flag("Muted"),
    isOnHold: form.flag("Hold"),
    hold: readAnnouncement(form, "Hold", "GET"),
    announcement: readAnnouncement(form, "Announce", "POST"),
    beepsOnExit: form.flag("BeepOnExit"),
    endsOnExit: form.flag("EndConferenceOnExit"),
    coachedCallSid: readCoachedCall(form),
  });
}

function readAnnouncement(form: Form, name: string, usual: "GET" | "POST") {
  const url = form.url(`${name}Url`, 21205) ?? "";
  const method = form.method(`${name}Method`, 21223) ?? usual;
  return url === "" ? undefined : { url, method };
}
