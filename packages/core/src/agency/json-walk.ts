import { jsonPointer } from "../rules/problem.ts";

/** What a walk tells about JSON text; texts are as they stand, quotes included. */
export interface JsonVisitor {
  /** A field that stood before in the same object. */
  repeated?(pointer: string): void;
  /** A number, as it is written. */
  number?(text: string, pointer: () => string): void;
}

/** An object or array whose end has not been reached. */
interface Level {
  /** Keys of an object so far; undefined for an array. */
  readonly keys: Set<string> | undefined;
  /** Key or index of the member that is being read. */
  place: string | number;
}

/** Position behind the string that begins at `start`; the length of the text when it does not end. */
function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === "\\") index += 1;
    else if (text[index] === '"') return index + 1;
  }
  return text.length;
}

/** The key as the parser would read it; undefined when the parser would refuse it. */
function keyOf(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}

const colon = /[ \t\r\n]*:/uy;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;

/** Whether a colon follows: then the string was a key. */
function isKey(text: string, end: number): boolean {
  colon.lastIndex = end;
  return colon.test(text);
}

/** Walks over JSON text without parsing it, and so sees what a parser drops. Text that is not JSON does no harm. */
export class JsonWalk {
  readonly #text: string;
  readonly #visitor: JsonVisitor;
  readonly #levels: Level[] = [];

  constructor(text: string, visitor: JsonVisitor) {
    this.#text = text;
    this.#visitor = visitor;
  }

  /** Walks to the end, or as long as `goesOn` says so. */
  run(goesOn: () => boolean): void {
    let index = 0;
    while (index < this.#text.length && goesOn()) index = this.#step(index);
  }

  readonly #pointer = (): string => jsonPointer(this.#levels.map(({ place }) => place));

  /** Takes one character, one string or one number; gives the position behind it. */
  #step(index: number): number {
    const level = this.#levels.at(-1);
    const character = this.#text[index] ?? "";
    switch (character) {
      case '"':
        return this.#string(index, level);
      case "{":
        this.#levels.push({ keys: new Set(), place: "" });
        break;
      case "[":
        this.#levels.push({ keys: undefined, place: 0 });
        break;
      case "}":
      case "]":
        this.#levels.pop();
        break;
      case ",":
        if (typeof level?.place === "number") level.place += 1;
        break;
      default:
        if (character === "-" || (character >= "0" && character <= "9")) return this.#number(index);
    }
    return index + 1;
  }

  #string(index: number, level: Level | undefined): number {
    const end = endOfString(this.#text, index);
    if (level?.keys === undefined || !isKey(this.#text, end)) return end;
    const key = keyOf(this.#text.slice(index, end));
    if (key === undefined) return end;
    level.place = key;
    if (level.keys.has(key)) this.#visitor.repeated?.(this.#pointer());
    level.keys.add(key);
    return end;
  }

  #number(index: number): number {
    number.lastIndex = index;
    const [text = ""] = number.exec(this.#text) ?? [];
    if (text !== "") this.#visitor.number?.(text, this.#pointer);
    return index + Math.max(text.length, 1);
  }
}
