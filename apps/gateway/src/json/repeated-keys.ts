import { type Problem, problem } from "@confirma-connect/core";

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

const escaped = (place: string | number): string => String(place).replaceAll("~", "~0").replaceAll("/", "~1");

const pointerOf = (levels: readonly Level[]): string =>
  levels.map(({ place }) => `/${escaped(place)}`).join("");

/** The key as the parser would read it; undefined when the parser would refuse it. */
function keyOf(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}

const colon = /[ \t\r\n]*:/uy;

/** Whether a colon follows: then the string was a key. */
function isKey(text: string, end: number): boolean {
  colon.lastIndex = end;
  return colon.test(text);
}

const most = 20;

const repeated = (pointer: string): Problem =>
  problem("ACC_DOCUMENT_FIELD_INVALID", {
    pointer,
    message: "this field stands twice in its object; parsers disagree on which one counts",
    advice: "Send every field once.",
  });

/** Walks over JSON text and remembers the keys of every object that is open. */
class KeyWalk {
  readonly #text: string;
  readonly #levels: Level[] = [];
  readonly #found: Problem[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Walks to the end, or until enough was found. */
  run(): readonly Problem[] {
    let index = 0;
    while (index < this.#text.length && this.#found.length < most) index = this.#step(index);
    return this.#found;
  }

  /** Takes one character, or one string; gives the position behind it. */
  #step(index: number): number {
    const level = this.#levels.at(-1);
    switch (this.#text[index]) {
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
    }
    return index + 1;
  }

  #string(index: number, level: Level | undefined): number {
    const end = endOfString(this.#text, index);
    if (level?.keys === undefined || !isKey(this.#text, end)) return end;
    const key = keyOf(this.#text.slice(index, end));
    if (key === undefined) return end;
    level.place = key;
    if (level.keys.has(key)) this.#found.push(repeated(pointerOf(this.#levels)));
    level.keys.add(key);
    return end;
  }
}

/**
 * Fields that stand twice in one object of JSON text, at most twenty. The language's parser would keep the last
 * one without a word, other parsers keep the first. Text that is not JSON is left to the parser.
 */
export const repeatedKeys = (text: string): readonly Problem[] => new KeyWalk(text).run();
