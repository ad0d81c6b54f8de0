import { expect, it } from "vitest";
import { changedAttributes } from "./changed-attributes.ts";
import { markBlock } from "./marked-block.ts";

const written = {
  name: "Call to Mai",
  status: "Not Held",
  date_start: "2026-11-22 10:00:37",
  description: markBlock(["first"]),
};

it("sends nothing when the CRM says what it should", () => {
  const inCrm = { ...written, date_start: "2026-11-22T10:00:00+00:00" };
  expect(changedAttributes(written, written, inCrm)).toEqual({});
});

it("sends only what has changed", () => {
  const wanted = { ...written, status: "Held" };
  expect(changedAttributes(wanted, written, written)).toEqual({ status: "Held" });
});

it("leaves a field alone that a person changed", () => {
  const wanted = { ...written, status: "Held", name: "Call to Mai Gehrke" };
  const inCrm = { ...written, status: "Planned" };
  expect(changedAttributes(wanted, written, inCrm)).toEqual({ name: "Call to Mai Gehrke" });
});

it("replaces only our part of the description", () => {
  const wanted = { ...written, description: markBlock(["second"]) };
  const inCrm = { ...written, description: `Hers before\r\n${written.description}\r\nHers after` };
  expect(changedAttributes(wanted, written, inCrm)).toEqual({
    description: `Hers before\n${wanted.description}\nHers after`,
  });
});

it("sends no description when only the text around our part differs", () => {
  const inCrm = { ...written, description: `${written.description}\r\n\r\nHers` };
  expect(changedAttributes(written, written, inCrm)).toEqual({});
});

it("leaves a description alone from which a person took our part out", () => {
  const wanted = { ...written, description: markBlock(["second"]) };
  for (const description of ["", "Hers only", "--- Ringback ---\nbroken"]) {
    expect(changedAttributes(wanted, written, { ...written, description })).toEqual({});
  }
});
