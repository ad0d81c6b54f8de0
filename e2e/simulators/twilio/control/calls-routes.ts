import express, { type Router } from "express";
import { z } from "zod";
import type { LiveCallEngine } from "../calls/live-calls.ts";
import { CallerBehaviour } from "../persons/behaviour.ts";
import type { Persons } from "../persons/persons.ts";
import { isFinalStatus } from "../resources/calls.ts";
import type { Stores } from "../resources/stores.ts";
import { BadControlRequest, parseInput } from "./parse-input.ts";
import { E164 } from "./persons-routes.ts";

const InboundCall = z.strictObject({
  from: E164.or(z.literal("anonymous")),
  to: E164,
  behaviour: CallerBehaviour.optional(),
});

const Digits = z.strictObject({
  digits: z.string().regex(/^[0-9*#A-D]+$/, "may hold 0-9, *, # and A-D only"),
});

const Utterance = z.strictObject({
  text: z.string().min(1),
  confidence: z.number().min(0).max(1).default(0.9),
});

export interface CallsRoutesTools {
  readonly stores: Pick<Stores, "calls" | "numbers">;
  readonly persons: Persons;
  readonly calls: LiveCallEngine;
}

/** Live calls: see them, let a person start one, press keys, hang up. */
export function callsRoutes({ stores, persons, calls }: CallsRoutesTools): Router {
  const routes = express.Router();

  routes.get("/calls", (_request, response) => {
    const states = new Map(persons.states().map((person) => [person.callSid, person]));
    const live = stores.calls.list().filter(({ status }) => !isFinalStatus(status));
    response.json({
      calls: live.map(({ sid, ...call }) => ({
        callSid: sid,
        ...call,
        person: states.get(sid) ?? null,
      })),
    });
  });

  routes.post("/calls/inbound", (request, response) => {
    const { from, to, behaviour } = parseInput(InboundCall, request.body);
    if (stores.numbers.findByNumber(to) === undefined) {
      throw new BadControlRequest(`to: ${to} is not a number of this account`);
    }
    const call = persons.dial(from, to, behaviour);
    calls.startCall(call);
    response.status(201).json({ callSid: call.callSid });
  });

  routes.post("/calls/:callSid/hang-up", (request, response) => {
    const { callSid } = request.params;
    if (persons.hangUp(callSid)) return void response.sendStatus(204);
    const call = stores.calls.find(callSid);
    const isEnded =
      call === undefined || calls.updateCall(call, { status: "completed" }) !== "changed";
    if (isEnded) throw new BadControlRequest(`${callSid} is not a live call`);
    response.sendStatus(204);
  });

  routes.post("/calls/:callSid/digits", (request, response) => {
    const { digits } = parseInput(Digits, request.body);
    const { callSid } = request.params;
    if (!persons.press(callSid, digits)) {
      throw new BadControlRequest(`${callSid} is not a call that a person talks in`);
    }
    response.sendStatus(204);
  });

  routes.post("/calls/:callSid/speech", (request, response) => {
    const { callSid } = request.params;
    if (!calls.speak(callSid, parseInput(Utterance, request.body))) {
      throw new BadControlRequest(`${callSid} is not a call that somebody talks in`);
    }
    response.sendStatus(204);
  });
  return routes;
}
