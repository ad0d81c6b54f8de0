import type { Verb } from "../../twiml/document.ts";
import type { Next, Script } from "../script.ts";
import { dial } from "./dial.ts";
import { enqueue } from "./enqueue.ts";
import { gather } from "./gather.ts";
import { hangUp } from "./hangup.ts";
import { leave } from "./leave.ts";
import { pauseCall } from "./pause.ts";
import { play } from "./play.ts";
import { record } from "./record.ts";
import { redirect } from "./redirect.ts";
import { reject } from "./reject.ts";
import { say } from "./say.ts";

/** A new verb is one file beside this one and one line here. */
export async function performVerb(verb: Verb, script: Script): Promise<Next> {
  switch (verb.verb) {
    case "Dial":
      return dial(verb, script);
    case "Enqueue":
      return enqueue(verb, script);
    case "Gather":
      return gather(verb, script);
    case "Hangup":
      return hangUp(script);
    case "Leave":
      return leave(script);
    case "Pause":
      return pauseCall(verb, script);
    case "Play":
      return play(verb, script);
    case "Record":
      return record(verb, script);
    case "Redirect":
      return redirect(verb);
    case "Reject":
      return reject(verb);
    case "Say":
      return say(verb, script);
  }
}
