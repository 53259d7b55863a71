import {
  type AuditFinding,
  type AuditReport,
  formatHead,
  hashText,
  noHash,
  parseHead,
  sealLine,
  verifyLines,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { chain, changeOf, forged, parse, seal } from "./chain.ts";

const lines = chain(12);
const line = (sequence: number): string => lines[sequence - 1] ?? "";
const headAt = (sequence: number) => ({ sequence, hash: line(sequence).slice(-66, -2) });
const check = (damaged: readonly string[], ...heads: readonly number[]): Promise<AuditReport> =>
  verifyLines(damaged, heads.map(headAt));
const without = (...sequences: readonly number[]) =>
  lines.filter((_, index) => !sequences.includes(index + 1));
const replaced = (sequence: number, text: string) =>
  lines.map((each, index) => (index + 1 === sequence ? text : each));
const inserted = (after: number, ...texts: readonly string[]) => lines.toSpliced(after, 0, ...texts);

test("a whole chain has no finding, and its head is the last entry", async () => {
  expect(await check(lines, 1, 7, 12)).toEqual({ entries: 12, head: headAt(12), findings: [] });
});

test("a head can be written down and read again", () => {
  expect(parseHead(formatHead(headAt(7)))).toEqual(headAt(7));
  for (const text of ["", "7", "0:aa", `-1:${noHash}`, `1:${noHash}0`, `x:${noHash}`])
    expect(parseHead(text)).toBeUndefined();
});

describe("every field of an entry is protected", () => {
  const sample = parse(line(6));
  const fields = Object.keys(sample).filter((name) => name !== "hash");

  test("there are at least twenty of them", () => expect(fields.length).toBeGreaterThanOrEqual(20));

  test.each(fields)("%s: a change is found at the entry", async (name) => {
    const old = sample[name];
    const value = typeof old === "number" ? old + 1 : typeof old === "string" ? `${old}x` : { other: true };
    const { findings } = await check(replaced(6, JSON.stringify({ ...sample, [name]: value })));
    expect(findings[0]).toMatchObject({ fault: "altered", place: 6 });
  });

  test.each(fields)("%s: leaving it out is found at the entry", async (name) => {
    const { [name]: _left, ...rest } = sample;
    const { findings } = await check(replaced(6, JSON.stringify(rest)));
    expect(["altered", "unreadable"]).toContain(findings[0]?.fault);
    expect(findings[0]?.place).toBe(6);
  });
});

interface Damage {
  readonly title: string;
  readonly lines: readonly string[];
  readonly heads?: readonly number[];
  readonly found: readonly Partial<AuditFinding>[];
}

const missing = (sequence: number, until?: number) => ({
  fault: "missing" as const,
  sequence,
  ...(until === undefined ? {} : { until }),
});

const damages: readonly Damage[] = [
  { title: "an empty journal", lines: [], found: [missing(1)] },
  { title: "the first entry deleted", lines: without(1), found: [missing(1)] },
  { title: "a middle entry deleted", lines: without(6), found: [missing(6)] },
  { title: "several in a row deleted", lines: without(5, 6, 7), found: [missing(5, 7)] },
  { title: "two apart deleted", lines: without(3, 9), found: [missing(3), missing(9)] },
  {
    title: "the last entry deleted, with a head",
    lines: without(12),
    heads: [12],
    found: [{ fault: "truncated", sequence: 12 }],
  },
  {
    title: "the tail cut off, with a head",
    lines: lines.slice(0, 8),
    heads: [4, 12],
    found: [{ fault: "truncated", sequence: 9, until: 12 }],
  },
  {
    title: "two neighbours swapped",
    lines: [...lines.slice(0, 4), line(6), line(5), ...lines.slice(6)],
    found: [{ fault: "misplaced", sequence: 6, place: 5 }, missing(6)],
  },
  {
    title: "an entry moved to the end",
    lines: [...without(4), line(4)],
    found: [missing(4), { fault: "misplaced", sequence: 4, place: 12 }],
  },
  {
    title: "an entry repeated",
    lines: inserted(6, line(6)),
    found: [{ fault: "misplaced", sequence: 6, place: 7 }],
  },
  {
    title: "a line that is no entry put in",
    lines: inserted(6, "hello"),
    found: [{ fault: "unreadable", place: 7 }],
  },
  {
    title: "a line replaced by one that is no entry",
    lines: replaced(6, "{}"),
    found: [{ fault: "unreadable", place: 6 }],
  },
  {
    title: "a forged entry put in, hashed and joined",
    lines: inserted(6, forged(lines, 7)),
    found: [
      { fault: "misplaced", sequence: 7, place: 8 },
      { fault: "unlinked", sequence: 8 },
    ],
  },
  {
    title: "an entry from far ahead put in",
    lines: inserted(4, line(10)),
    found: [{ fault: "misplaced", sequence: 10, place: 5 }],
  },
  {
    title: "an entry replaced by a forged one with a right hash",
    lines: replaced(6, forged(lines, 6)),
    found: [{ fault: "unlinked", sequence: 7 }],
  },
  {
    title: "the hash of an entry changed",
    lines: replaced(6, `${line(6).slice(0, -66)}${hashText("x")}"}`),
    found: [{ fault: "altered", sequence: 6 }],
  },
  {
    title: "white space added",
    lines: replaced(6, line(6).replace(":", ": ")),
    found: [{ fault: "altered", sequence: 6 }],
  },
  {
    title: "an entry numbered anew",
    lines: replaced(6, line(6).replace('"sequence":6', '"sequence":60')),
    found: [{ fault: "altered", sequence: 60, place: 6 }],
  },
  {
    title: "everything from the sixth on written anew, with a head",
    lines: [...lines.slice(0, 5), ...seal(lines.slice(5).map(parse), line(5), { client: "other" })],
    heads: [3, 8],
    found: [{ fault: "rewritten", sequence: 8 }],
  },
  {
    title: "a whole other chain, with a head",
    lines: chain(12, "another"),
    heads: [12],
    found: [{ fault: "rewritten", sequence: 12 }],
  },
  {
    title: "an entry left out and the rest numbered and hashed anew: the states do not fit",
    lines: [...lines.slice(0, 2), ...seal(lines.slice(3).map(parse), line(2), {})],
    found: [{ fault: "discontinuous" }],
  },
  {
    title: "three damages at once",
    lines: [
      line(1),
      line(2),
      line(4),
      line(5),
      "junk",
      line(7),
      line(8),
      line(9),
      forged(lines, 10),
      line(11),
      line(12),
    ],
    found: [missing(3), { fault: "unreadable", place: 5 }, { fault: "unlinked", sequence: 11 }],
  },
];

describe("damage is found and located", () => {
  test.each(damages)("$title", async ({ lines: damaged, heads = [], found }) => {
    const { findings } = await check(damaged, ...heads);
    expect(findings).toMatchObject(found);
    expect(findings).toHaveLength(found.length);
  });

  test("every single deletion is found at its place", async () => {
    for (let sequence = 1; sequence < 12; sequence += 1) {
      expect((await check(without(sequence), 12)).findings).toEqual([missing(sequence)]);
    }
  });

  test("every exchange of two entries is found", async () => {
    for (let left = 1; left <= 12; left += 1) {
      for (let right = left + 1; right <= 12; right += 1) {
        const exchanged = lines.map((each, index) =>
          index + 1 === left ? line(right) : index + 1 === right ? line(left) : each,
        );
        expect((await check(exchanged)).findings.length).toBeGreaterThan(0);
      }
    }
  });

  test("every change of one character is found within one entry of its place", async () => {
    const text = line(6);
    for (let index = 0; index < text.length; index += 1) {
      const other = text[index] === "1" ? "2" : "1";
      const [first] = (await check(replaced(6, `${text.slice(0, index)}${other}${text.slice(index + 1)}`)))
        .findings;
      expect([6, 7]).toContain(first?.place);
    }
  });
});

test("a fact is sealed as canonical JSON, and its hash is that of the text before it", () => {
  const { text, hash } = sealLine(changeOf(3), { sequence: 3, previous: noHash });
  const entry = `${text.slice(0, text.indexOf(',"hash"'))}}`;
  expect(hashText(entry)).toBe(hash);
  expect(Object.keys(parse(entry))).toEqual(Object.keys(parse(entry)).toSorted());
});
