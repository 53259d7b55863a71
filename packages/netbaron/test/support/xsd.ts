import { childOf, childrenOf, readXml, type XmlNode } from "../../src/wire/xml/read-xml.ts";

/** Where the checker is, and what it has found so far. */
interface Place {
  readonly path: string;
  readonly found: string[];
}

const below = ({ path, found }: Place, step: string): Place => ({ path: `${path}${step}`, found });

const bounds = ({ attributes }: XmlNode): readonly [number, number] => [
  Number(attributes["minOccurs"] ?? 1),
  attributes["maxOccurs"] === "unbounded" ? Number.POSITIVE_INFINITY : Number(attributes["maxOccurs"] ?? 1),
];

const particles: readonly string[] = ["element", "sequence", "choice", "group", "any"];

/** Built-in types that the schema uses and what their text must look like. */
const builtIn: ReadonlyMap<string, RegExp> = new Map([
  ["xs:string", /^[\s\S]*$/u],
  ["xs:token", /^(\S+( \S+)*)?$/u],
  ["xs:NMTOKEN", /^[\w.:-]*$/u],
  ["xs:integer", /^[+-]?\d+$/u],
  ["xs:dateTime", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/u],
  ["xs:anyURI", /^\S*$/u],
]);

/**
 * Checks documents against an XML schema as far as Finvoice 3.0 needs it: order and number of elements, groups and
 * choices, required and known attributes, enumerations, patterns and lengths of texts.
 */
export class Schema {
  readonly #types: ReadonlyMap<string, XmlNode>;
  readonly #groups: ReadonlyMap<string, XmlNode>;
  readonly #roots: ReadonlyMap<string, XmlNode>;

  constructor(source: string) {
    const schema = readXml(source);
    const named = (kinds: readonly string[]) =>
      new Map(
        (schema?.children ?? [])
          .filter(({ name }) => kinds.includes(name))
          .map((node) => [node.attributes["name"] ?? "", node] as const),
      );
    this.#types = named(["complexType", "simpleType"]);
    this.#groups = named(["group"]);
    this.#roots = named(["element"]);
  }

  /** Everything that is wrong with a document; nothing when it is valid. */
  check(source: string): readonly string[] {
    const root = readXml(source);
    const declared = this.#roots.get(root?.name ?? "");
    if (root === undefined || declared === undefined) return ["no document of this schema"];
    const place: Place = { path: `/${root.name}`, found: [] };
    this.#element(root, declared, place);
    return place.found;
  }

  #element(node: XmlNode, declared: XmlNode, place: Place): void {
    const name = declared.attributes["type"];
    const inline = childOf(declared, "complexType") ?? childOf(declared, "simpleType");
    const type = name === undefined ? inline : this.#types.get(name);
    if (type === undefined) this.#text(node.text, name ?? "xs:string", place);
    else if (type.name === "simpleType") this.#restricted(node.text, type, place);
    else this.#complex(node, type, place);
  }

  #complex(node: XmlNode, type: XmlNode, place: Place): void {
    const simple = childOf(type, "simpleContent");
    if (simple !== undefined) {
      this.#attributes(node, this.#attributesOf(type), place);
      this.#simple(node.text, type, place);
      return;
    }
    this.#attributes(node, childrenOf(type, "attribute"), place);
    if (node.text.trim() !== "") place.found.push(`${place.path}: text between elements`);
    const model = type.children.find(({ name }) => particles.includes(name));
    const end = model === undefined ? 0 : this.#particle(model, node.children, 0, place);
    const surplus = node.children[end];
    if (surplus !== undefined) place.found.push(`${place.path}/${surplus.name}: not expected here`);
  }

  /** Attributes of a type with simple content, those of its base types included. */
  #attributesOf(type: XmlNode): readonly XmlNode[] {
    const derived = this.#derivation(type);
    const base = this.#types.get(derived?.attributes["base"] ?? "");
    return [
      ...childrenOf(derived, "attribute"),
      ...(base?.name === "complexType" ? this.#attributesOf(base) : []),
    ];
  }

  #derivation(type: XmlNode): XmlNode | undefined {
    const simple = childOf(type, "simpleContent");
    return childOf(simple, "extension") ?? childOf(simple, "restriction");
  }

  #simple(text: string, type: XmlNode, place: Place): void {
    const derived = this.#derivation(type);
    this.#text(text, derived?.attributes["base"] ?? "", place);
    if (derived?.name === "restriction") this.#facets(text, derived, place);
  }

  /** Matches one particle from a position on and returns the position after it. */
  #particle(particle: XmlNode, nodes: readonly XmlNode[], from: number, place: Place): number {
    const [least, most] = bounds(particle);
    let at = from;
    let count = 0;
    while (count < most && this.#starts(particle, nodes[at])) {
      at = this.#once(particle, nodes, at, place);
      count += 1;
    }
    if (count < least && !this.#mayBeEmpty(particle)) {
      place.found.push(`${place.path}/${particle.attributes["name"] ?? particle.name}: missing`);
    }
    return at;
  }

  #once(particle: XmlNode, nodes: readonly XmlNode[], at: number, place: Place): number {
    const node = nodes[at];
    if (particle.name === "element" && node !== undefined) {
      this.#element(node, particle, below(place, `/${node.name}`));
      return at + 1;
    }
    if (particle.name === "choice") {
      const chosen = this.#parts(particle).find((part) => this.#starts(part, node));
      return chosen === undefined ? at : this.#particle(chosen, nodes, at, place);
    }
    return this.#parts(particle).reduce((next, part) => this.#particle(part, nodes, next, place), at);
  }

  #parts(particle: XmlNode): readonly XmlNode[] {
    const group = particle.attributes["ref"];
    const owner = particle.name === "group" && group !== undefined ? this.#groups.get(group) : particle;
    return owner?.children.filter(({ name }) => particles.includes(name)) ?? [];
  }

  #starts(particle: XmlNode, node: XmlNode | undefined): boolean {
    if (node === undefined) return false;
    if (particle.name === "element") return particle.attributes["name"] === node.name;
    if (particle.name === "choice") return this.#parts(particle).some((part) => this.#starts(part, node));
    for (const part of this.#parts(particle)) {
      if (this.#starts(part, node)) return true;
      if (!this.#mayBeEmpty(part)) return false;
    }
    return false;
  }

  #mayBeEmpty(particle: XmlNode): boolean {
    if (bounds(particle)[0] === 0) return true;
    if (particle.name === "element") return false;
    const parts = this.#parts(particle);
    return particle.name === "choice"
      ? parts.some((part) => this.#mayBeEmpty(part))
      : parts.every((part) => this.#mayBeEmpty(part));
  }

  #attributes(node: XmlNode, declared: readonly XmlNode[], place: Place): void {
    for (const attribute of declared) {
      const name = attribute.attributes["name"] ?? "";
      const value = node.attributes[name];
      const inline = childOf(attribute, "simpleType");
      if (value === undefined) {
        if (attribute.attributes["use"] === "required") place.found.push(`${place.path}@${name}: missing`);
      } else if (inline !== undefined) this.#restricted(value, inline, below(place, `@${name}`));
      else this.#text(value, attribute.attributes["type"] ?? "xs:string", below(place, `@${name}`));
    }
    const known = declared.map(({ attributes }) => attributes["name"]);
    for (const name of Object.keys(node.attributes)) {
      if (!known.includes(name)) place.found.push(`${place.path}@${name}: unknown`);
    }
  }

  #text(value: string, type: string, place: Place): void {
    const pattern = builtIn.get(type);
    const named = this.#types.get(type);
    if (pattern !== undefined) {
      if (!pattern.test(value)) place.found.push(`${place.path}: not ${type}`);
    } else if (named?.name === "simpleType") this.#restricted(value, named, place);
    else if (named !== undefined) this.#simple(value, named, place);
    else place.found.push(`${place.path}: the checker does not know ${type}`);
  }

  #restricted(value: string, type: XmlNode, place: Place): void {
    const restriction = childOf(type, "restriction");
    if (restriction === undefined) return;
    this.#text(value, restriction.attributes["base"] ?? "xs:string", place);
    this.#facets(value, restriction, place);
  }

  #facets(value: string, restriction: XmlNode, place: Place): void {
    const words = childrenOf(restriction, "enumeration").map(({ attributes }) => attributes["value"]);
    if (words.length > 0 && !words.includes(value)) place.found.push(`${place.path}: not an allowed word`);
    for (const { name, attributes } of restriction.children) {
      const limit = Number(attributes["value"]);
      const { length } = [...value];
      const broken =
        (name === "minLength" && length < limit) ||
        (name === "maxLength" && length > limit) ||
        (name === "length" && length !== limit) ||
        (name === "pattern" && !matches(value, attributes["value"] ?? ""));
      if (broken) place.found.push(`${place.path}: breaks ${name} ${attributes["value"] ?? ""}`);
    }
  }
}

/** Patterns of schemas are anchored; `\c` is a name character. */
const matches = (value: string, pattern: string): boolean =>
  new RegExp(`^(?:${pattern.replaceAll("\\c", "[\\w.:\\-]")})$`, "u").test(value);
