import { invalid } from "./rest-error.ts";
import type { HttpMethod } from "../resources/voice-webhooks.ts";

/** The parameters of a request; remembers which ones somebody asked for. */
export interface Form {
  /** The last value given; undefined when it was not sent. */
  text(name: string): string | undefined;
  all(name: string): readonly string[];
  /** An absolute http(s) URL; empty text, which clears a setting, passes. */
  url(name: string, errorCode: number): string | undefined;
  method(name: string, errorCode: number): HttpMethod | undefined;
  flag(name: string): boolean | undefined;
  /** One of these words. */
  oneOf<const Word extends string>(name: string, words: readonly Word[]): Word | undefined;
  whole(name: string, least: number, most: number, errorCode: number): number | undefined;
  /** What Twilio takes and the simulator cannot do is refused, never quietly left undone. */
  refuse(names: readonly string[]): void;
  unread(): readonly string[];
}

export function readForm(given: ReadonlyMap<string, readonly string[]>): Form {
  const read = new Set<string>();
  const all = (name: string) => {
    read.add(name);
    return given.get(name) ?? [];
  };
  const text = (name: string) => all(name).at(-1);

  return {
    all,
    text,
    url(name, errorCode) {
      const value = text(name);
      if (value === undefined || value === "") return value;
      if (/^https?:\/\//i.test(value) && URL.canParse(value)) return value;
      throw invalid(errorCode, `${name} is not a valid URL: ${value}`);
    },
    method(name, errorCode) {
      const value = text(name);
      if (value === undefined || value === "GET" || value === "POST") return value;
      throw invalid(errorCode, `${name} must be either GET or POST`);
    },
    flag(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      if (value === "true" || value === "false") return value === "true";
      throw invalid(20001, `${name} must be either true or false`);
    },
    oneOf(name, words) {
      const value = text(name);
      const found = words.find((word) => word === value);
      if (value === undefined || found !== undefined) return found;
      throw invalid(20001, `${name} must be one of ${words.join(", ")}`);
    },
    whole(name, least, most, errorCode) {
      const value = text(name);
      if (value === undefined) return undefined;
      const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
      if (number >= least && number <= most) return number;
      throw invalid(errorCode, `${name} must be a whole number from ${least} to ${most}`);
    },
    refuse(names) {
      const asked = names.filter((name) => text(name) !== undefined);
      if (asked.length === 0) return;
      throw invalid(20001, `The simulator cannot do ${asked.join(", ")} yet`);
    },
    unread: () => [...given.keys()].filter((name) => !read.has(name)),
  };
}
