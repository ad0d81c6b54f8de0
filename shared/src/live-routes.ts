import {
  AnswerWaitingReply,
  CallerCard,
  ColleagueList,
  DeclineRequest,
  HeldRequest,
  LiveCall,
  TransferRequest,
} from "./live-call.ts";
import type { Route } from "./route.ts";

/** What agents do with calls that ring or are under way, beyond answering and hanging up. */
export const liveRoutes = {
  callerCard: {
    method: "GET",
    path: "/api/calls/:callId/caller",
    summary: "What to know of a caller before answering",
    reply: CallerCard,
    status: 200,
  },
  declineCall: {
    method: "POST",
    path: "/api/calls/:callId/decline",
    summary: "Let a call that rings this agent go on without them",
    body: DeclineRequest,
    reply: LiveCall,
    status: 200,
  },
  answerWaiting: {
    method: "POST",
    path: "/api/calls/:callId/answer",
    summary: "Put the call this agent is in on hold, so that this one can be accepted",
    reply: AnswerWaitingReply,
    status: 200,
  },
  holdCall: {
    method: "PUT",
    path: "/api/calls/:callId/held",
    summary: "Put a call on hold, or go on with it",
    body: HeldRequest,
    reply: LiveCall,
    status: 200,
  },
  endHeld: {
    method: "POST",
    path: "/api/calls/:callId/held/end",
    summary: "Hang up on somebody who was put aside for another call",
    reply: LiveCall,
    status: 200,
  },
  startTransfer: {
    method: "POST",
    path: "/api/calls/:callId/transfer",
    summary: "Hand a call on to a colleague or a number",
    body: TransferRequest,
    reply: LiveCall,
    status: 200,
  },
  finishTransfer: {
    method: "POST",
    path: "/api/calls/:callId/transfer/finish",
    summary: "Leave a call to the one it is handed on to",
    reply: LiveCall,
    status: 200,
  },
  cancelTransfer: {
    method: "POST",
    path: "/api/calls/:callId/transfer/cancel",
    summary: "Take a call back that was being handed on",
    reply: LiveCall,
    status: 200,
  },
  liveCall: {
    method: "GET",
    path: "/api/calls/:callId/live",
    summary: "How a call that is under way stands",
    reply: LiveCall,
    status: 200,
  },
  listColleagues: {
    method: "GET",
    path: "/api/colleagues",
    summary: "To whom a call can be handed on",
    reply: ColleagueList,
    status: 200,
  },
} as const satisfies Record<string, Route>;
