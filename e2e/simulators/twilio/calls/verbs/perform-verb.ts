import type { Verb } from "../../twiml/document.ts";
import type { Next, Script } from "../script.ts";
import { dial } from "./dial.ts";
import { hangUp } from "./hangup.ts";
import { pauseCall } from "./pause.ts";
import { play } from "./play.ts";
import { redirect } from "./redirect.ts";
import { reject } from "./reject.ts";
import { say } from "./say.ts";

/** A new verb is one file beside this one and one line here. */
export async function performVerb(verb: Verb, script: Script): Promise<Next> {
  switch (verb.verb) {
    case "Dial":
      return dial(verb, script);
    case "Hangup":
      return hangUp(script);
    case "Pause":
      return pauseCall(verb, script);
    case "Play":
      return play(verb, script);
    case "Redirect":
      return redirect(verb);
    case "Reject":
      return reject(verb);
    case "Say":
      return say(verb, script);
  }
}
