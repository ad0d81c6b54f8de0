import express, { type RequestHandler } from "express";
import { ProblemError } from "./problem.ts";

const jsonLimit = "100kb";
const formLimit = "64kb";

/** Reads a JSON object into `request.body`. */
export const readJson: readonly RequestHandler[] = [
  requireType(["application/json"], "application/json"),
  express.json({ limit: jsonLimit, type: () => true }),
];

/**
 * Reads a form into `request.body`: every value a string, or an array where a name is repeated.
 * Not `extended`: Twilio's signature is over plain names and values.
 */
export const readForm: readonly RequestHandler[] = [
  requireType(["application/x-www-form-urlencoded"], "application/x-www-form-urlencoded"),
  express.urlencoded({ extended: false, limit: formLimit, type: () => true }),
];

function requireType(types: string[], wanted: string): RequestHandler {
  return (request, _response, next) => {
    // An empty body needs no type: what is missing in it is for the schema to say.
    const isEmpty = request.get("content-length") === "0";
    if (!isEmpty && request.is(types) === false) {
      throw new ProblemError(415, "wrong-content-type", "The body has the wrong type", {
        detail: `Send it with “Content-Type: ${wanted}”.`,
      });
    }
    next();
  };
}
