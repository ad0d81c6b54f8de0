import { ProblemError } from "../../http/problem.ts";

export function callOver(): ProblemError {
  return new ProblemError(409, "call-over", "This call is over", {
    detail: "The other side hung up, or it went on without you. There is nothing left to do here.",
  });
}

export function notInCall(): ProblemError {
  return new ProblemError(409, "not-in-call", "You are not in this call", {
    detail: "Someone else has it, or it was handed on. Only who talks can do this.",
  });
}

export function notRinging(): ProblemError {
  return new ProblemError(409, "not-ringing", "This call does not ring you", {
    detail: "It was answered, or it rings someone else.",
  });
}

export function notConnected(): ProblemError {
  return new ProblemError(409, "not-connected", "Nobody talks in this call yet", {
    detail: "Wait until the other side has answered.",
  });
}

export function callBusy(): ProblemError {
  return new ProblemError(409, "call-busy", "Something else is being done with this call", {
    detail: "Try again in a moment.",
  });
}

export function transferUnderWay(): ProblemError {
  return new ProblemError(409, "transfer-under-way", "This call is being handed on", {
    detail: "Finish or cancel that first.",
  });
}

export function twilioUnavailable(cause: unknown): ProblemError {
  return new ProblemError(503, "twilio-unavailable", "Twilio did not answer", {
    detail: "It is being tried further. The call itself goes on: look again in a moment.",
    cause,
  });
}

export function stillCalling(): ProblemError {
  return new ProblemError(409, "still-calling", "You are calling someone", {
    detail: "Nobody can be put on hold before they answer. Wait for that, or hang up.",
  });
}

export function browserDidNotAnswer(): ProblemError {
  return new ProblemError(
    409,
    "browser-did-not-answer",
    "Your browser did not take the call back",
    {
      detail: "The other side is still on hold. Check that your line is ready, then try again.",
    },
  );
}

export function colleagueUnavailable(name: string, reason: string): ProblemError {
  return new ProblemError(409, "colleague-unavailable", `${name} cannot take a call now`, {
    detail: `${reason} Choose someone else, or a number.`,
  });
}

export function nothingHandedOn(): ProblemError {
  return new ProblemError(409, "no-transfer", "This call is not being handed on", {
    detail: "Whoever it was to go to did not take it, or it was taken back. Start again.",
  });
}

export function transferRefused(to: string): ProblemError {
  return new ProblemError(409, "transfer-refused", `${to} could not be called`, {
    detail: "Twilio does not call this number. The call is with you as before.",
  });
}

export function notHeld(): ProblemError {
  return new ProblemError(409, "not-held", "You talk in this call", {
    detail: "Only a call that waits for you is ended here. Hang up in the browser you talk in.",
  });
}

export function setAsideNow(): ProblemError {
  return new ProblemError(409, "set-aside", "You are in another call", {
    detail: "Go on with this call first; or hand it on at once, without talking first.",
  });
}
