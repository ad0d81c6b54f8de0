import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import type { Element } from "./element.ts";

export class UnreadableXml extends Error {}

/** What the parser gives with `preserveOrder`: one key names the node, `:@` holds attributes. */
const Node = z.record(z.string(), z.unknown());
const Nodes = z.array(Node);
const Texts = z.array(z.object({ "#text": z.string().default("") }));

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: "#cdata",
});

const namedEntities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Stricter than the parser, which lets a bare `&` and unknown entities through. */
function decode(text: string): string {
  return text.replaceAll(/&([^;&\s]*;)?/g, (reference: string) => {
    const name = reference.slice(1, -1);
    const named = namedEntities[name];
    if (named !== undefined) return named;
    const digits = /^#(?:x(?<hex>[0-9a-f]+)|(?<decimal>\d+))$/i.exec(name)?.groups;
    if (digits === undefined) throw new UnreadableXml(`"${reference}" is not an XML entity.`);
    const { hex, decimal } = digits;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

function readAttributes(value: unknown): Record<string, string> {
  const attributes = z.record(z.string(), z.string()).parse(value ?? {});
  return Object.fromEntries(
    Object.entries(attributes).map(([name, text]) => {
      if (text.includes("<")) throw new UnreadableXml(`Attribute ${name} holds a "<".`);
      return [name, decode(text)];
    }),
  );
}

function readChild(node: z.output<typeof Node>): Element | string {
  if ("#text" in node) return decode(String(node["#text"]));
  if ("#cdata" in node) {
    return Texts.parse(node["#cdata"])
      .map((part) => part["#text"])
      .join("");
  }
  return readElement(node);
}

function readElement(node: z.output<typeof Node>): Element {
  const [name = ""] = Object.keys(node).filter((key) => key !== ":@");
  return {
    name,
    attributes: readAttributes(node[":@"]),
    children: Nodes.parse(node[name]).map(readChild),
  };
}

function readNodes(xml: string): z.output<typeof Nodes> {
  try {
    return Nodes.parse(parser.parse(xml));
  } catch (error) {
    throw new UnreadableXml("It is not well-formed.", { cause: error });
  }
}

/** Throws `UnreadableXml` for anything but one well-formed root element. */
export function parseXml(xml: string): Element {
  const verdict = XMLValidator.validate(xml);
  if (verdict !== true) throw new UnreadableXml(`Line ${verdict.err.line}: ${verdict.err.msg}`);
  if (!xml.trimEnd().endsWith(">")) throw new UnreadableXml("There is text after the root.");
  const roots = readNodes(xml).filter((node) => !("#text" in node));
  const [root, ...others] = roots;
  if (root === undefined) throw new UnreadableXml("There is no element in it.");
  if (others.length > 0) throw new UnreadableXml("There is more than one root element.");
  return readElement(root);
}
