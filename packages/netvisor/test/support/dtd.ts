import type { RequestElement } from "../../src/wire/request/request-element.ts";

/** Content models and attributes of a DTD, as far as Netvisor's DTDs go: sequences, choices, ?, * and +. */
export interface Dtd {
  readonly models: ReadonlyMap<string, RegExp | "text">;
  readonly attributes: ReadonlyMap<string, ReadonlyMap<string, readonly string[] | "any">>;
}

export function parseDtd(text: string): Dtd {
  const models = new Map<string, RegExp | "text">();
  const attributes = new Map<string, Map<string, readonly string[] | "any">>();
  for (const [, name = "", model = ""] of text.matchAll(/<!ELEMENT\s+(\S+)\s+([^>]+)>/gu)) {
    models.set(name, model.includes("#PCDATA") ? "text" : modelPattern(model));
  }
  for (const [, name = "", attribute = "", kind = ""] of text.matchAll(
    /<!ATTLIST\s+(\S+)\s+(\S+)\s+(\([^)]+\)|CDATA)/gu,
  )) {
    const known = attributes.get(name) ?? new Map<string, readonly string[] | "any">();
    known.set(attribute, kind === "CDATA" ? "any" : kind.slice(1, -1).split("|"));
    attributes.set(name, known);
  }
  return { models, attributes };
}

/** Each child becomes `<name>`, so that a content model can be matched as a regular expression. */
const modelPattern = (model: string): RegExp =>
  new RegExp(`^${model.replace(/[\w-]+/gu, (name) => `(?:<${name}>)`).replace(/[\s,]/gu, "")}$`, "u");

/** Everything in an element that the DTD does not allow, with the path to it. */
export function dtdFaults(element: RequestElement, dtd: Dtd, path = element.name): readonly string[] {
  const model = dtd.models.get(element.name);
  if (model === undefined) return [`${path}: is not declared`];
  const named = Object.entries(element.attributes ?? {}).flatMap(([name, value]) => {
    const allowed = dtd.attributes.get(element.name)?.get(name);
    if (allowed === undefined) return [`${path}/@${name}: is not declared`];
    return allowed === "any" || allowed.includes(value) ? [] : [`${path}/@${name}: ${value} is not allowed`];
  });
  const { content } = element;
  if (typeof content === "string") return model === "text" ? named : [...named, `${path}: must not be text`];
  const order = content.map(({ name }) => `<${name}>`).join("");
  const own = model !== "text" && model.test(order) ? [] : [`${path}: holds ${order}`];
  return [...named, ...own, ...content.flatMap((child) => dtdFaults(child, dtd, `${path}/${child.name}`))];
}
