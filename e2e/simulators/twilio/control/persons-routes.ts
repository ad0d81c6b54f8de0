import express, { type Router } from "express";
import { z } from "zod";
import { PersonBehaviour } from "../persons/behaviour.ts";
import type { Persons } from "../persons/persons.ts";
import { BadControlRequest, parseInput } from "./parse-input.ts";

export const E164 = z.string().regex(/^\+[1-9]\d{6,14}$/, "must be a number such as +15551230001");

/** `null` gives the usual behaviour back. */
const NewBehaviour = PersonBehaviour.nullable();

/** See who does what and hears what, and change how somebody behaves. */
export function personsRoutes(persons: Persons): Router {
  const routes = express.Router();
  routes.get("/persons", (_request, response) => {
    response.json({
      persons: persons.states().map((person) => ({
        ...person,
        behaviour: persons.behaviourOf(person.number),
      })),
    });
  });
  routes.put("/persons/:number", (request, response) => {
    const number = parseInput(E164, request.params.number);
    const behaviour = parseInput(NewBehaviour, request.body);
    setBehaviour(persons, number, behaviour);
    response.json({ number, behaviour: persons.behaviourOf(number) });
  });
  return routes;
}

function setBehaviour(persons: Persons, number: string, behaviour: PersonBehaviour | null): void {
  try {
    persons.setBehaviour(number, behaviour);
  } catch (error) {
    // The only thing that can fail here is the recording to play.
    throw new BadControlRequest(
      `answer.says.wav: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
