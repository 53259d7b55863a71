/** One XML element of a request: text or children, in the order in which they are written. */
export interface RequestElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content: string | readonly RequestElement[];
}

/** What the request schemas put out: text, an element, or a repeated element. */
type RequestValue = string | RequestObject | readonly (string | RequestObject)[];

/** An element as an object: `@name` is an attribute, `#` the text beside attributes, the rest children. */
export interface RequestObject {
  readonly [name: string]: RequestValue | undefined;
}

/** Builds an element from a schema's output; the order of children is the key order of the schema. */
export function requestElement(name: string, value: string | RequestObject): RequestElement {
  if (typeof value === "string") return { name, content: value };
  const attributes: Record<string, string> = {};
  const children: RequestElement[] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined || key === "#") continue;
    if (key.startsWith("@")) attributes[key.slice(1)] = textOf(member);
    else children.push(...repeated(member).map((each) => requestElement(key, each)));
  }
  const content = value["#"] === undefined ? children : textOf(value["#"]);
  return Object.keys(attributes).length === 0 ? { name, content } : { name, attributes, content };
}

const repeated = (value: RequestValue): readonly (string | RequestObject)[] =>
  typeof value === "object" && isList(value) ? value : [value];

const isList = (value: object): value is readonly (string | RequestObject)[] => Array.isArray(value);

const textOf = (value: RequestValue): string => (typeof value === "string" ? value : "");
