import type { AudioPort } from "../media/audio-port.ts";
import type { Conversation, PersonMessage } from "./behaviour.ts";
import type { MessageStages } from "./message.ts";
import type { PersonCall } from "./person-call.ts";

/** From the answer on: talks, presses keys and hangs up as the behaviour says. */
export function act(
  call: PersonCall,
  { says, presses, hangsUpAfterSeconds }: Conversation,
): AudioPort {
  const message = typeof says === "object" && "message" in says ? says.message : undefined;
  const audio = call.begin(says, message === undefined ? undefined : stagesOf(call, message));
  for (const { digits, afterSeconds } of presses) {
    call.later(afterSeconds, () => call.press(digits));
  }
  if (hangsUpAfterSeconds !== undefined) call.later(hangsUpAfterSeconds, () => call.hangUp());
  return audio;
}

function stagesOf(
  call: PersonCall,
  { afterwards, breaksOffAfterSeconds }: PersonMessage,
): MessageStages {
  return {
    onBeep() {
      if (breaksOffAfterSeconds !== undefined) {
        call.later(breaksOffAfterSeconds, () => call.hangUp());
      }
    },
    onSaid() {
      if (afterwards === "hang up") call.hangUp();
      else if (afterwards !== "wait") call.press(afterwards.press);
    },
  };
}
