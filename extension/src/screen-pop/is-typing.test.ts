import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isTypingOnPage } from "./is-typing.ts";

beforeEach(() => vi.spyOn(document, "hasFocus").mockReturnValue(true));
afterEach(() => vi.restoreAllMocks());

it.each([
  ["<input>", true],
  ['<input type="search">', true],
  ["<textarea></textarea>", true],
  ["<select></select>", true],
  ['<input type="submit">', false],
  ["<button></button>", false],
])("knows what is typed into: %s", (html, expected) => {
  document.body.innerHTML = html;
  const element = document.body.firstElementChild;
  if (element instanceof HTMLElement) element.focus();
  expect(isTypingOnPage()).toBe(expected);
});

it("looks into shadow roots, and not at pages without the focus", () => {
  document.body.innerHTML = "<div></div>";
  const root = document.body.firstElementChild?.attachShadow({ mode: "open" });
  const field = document.createElement("input");
  root?.append(field);
  field.focus();
  expect(isTypingOnPage()).toBe(true);
  vi.spyOn(document, "hasFocus").mockReturnValue(false);
  expect(isTypingOnPage()).toBe(false);
});
