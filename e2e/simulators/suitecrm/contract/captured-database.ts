import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

export type Row = Readonly<Record<string, string | null>>;

/** Reads tables out of a gzipped MySQL dump. */
export class CapturedDatabase {
  readonly #sql: string;

  constructor(path: string) {
    this.#sql = gunzipSync(readFileSync(path)).toString("utf8");
  }

  rows(table: string): Row[] {
    const columns = this.#columns(table);
    const start = this.#sql.indexOf(`INSERT INTO \`${table}\` VALUES`);
    if (start < 0) return [];
    return readTuples(this.#sql, this.#sql.indexOf("(", start)).map((values) =>
      Object.fromEntries(columns.map((column, at) => [column, values[at] ?? null])),
    );
  }

  #columns(table: string): string[] {
    const start = this.#sql.indexOf(`CREATE TABLE \`${table}\` (`);
    const end = this.#sql.indexOf("\n) ", start);
    return [...this.#sql.slice(start, end).matchAll(/\n {2}`(\w+)`/g)].map(
      (match) => match[1] ?? "",
    );
  }
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "0": "\0" };

/** `('a',1,NULL),(…);` up to the semicolon. */
function readTuples(sql: string, from: number): (string | null)[][] {
  const tuples: (string | null)[][] = [];
  const token = /'((?:[^'\\]|\\.|'')*)'|NULL|-?[\d.]+|[(),;]/gsy;
  token.lastIndex = from;
  let tuple: (string | null)[] = [];
  for (;;) {
    const spaces = /\s*/y;
    spaces.lastIndex = token.lastIndex;
    spaces.exec(sql);
    token.lastIndex = spaces.lastIndex;
    const match = token.exec(sql);
    if (match === null) throw new Error(`The dump cannot be read at ${token.lastIndex}.`);
    const [word, text] = match;
    if (word === ";") return tuples;
    if (word === "(") tuple = [];
    else if (word === ")") tuples.push(tuple);
    else if (word !== ",") tuple.push(readValue(word, text));
  }
}

function readValue(word: string, text: string | undefined): string | null {
  if (word === "NULL") return null;
  if (text === undefined) return word;
  return text
    .replaceAll("''", "'")
    .replaceAll(/\\(.)/gs, (_, letter: string) => escapes[letter] ?? letter);
}
