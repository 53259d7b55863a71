import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { walkPages } from "../../src/index.ts";

interface Served {
  readonly items: readonly string[];
  readonly totalCount: number | undefined;
}

const page = (items: string, totalCount?: number): Served => ({ items: [...items], totalCount });

/** Reads letters, page by page; tells them and the pages that were asked for. */
async function walkThrough(
  read: (number: number, request: number) => Served,
  firstPage = 1,
): Promise<readonly [string, readonly number[]]> {
  let letters = "";
  const asked: number[] = [];
  const items = walkPages({
    name: "letters",
    firstPage,
    read: async (number) => read(number, asked.push(number)),
    idOf: (letter) => letter,
  });
  for await (const letter of items) letters += letter;
  return [letters, asked];
}

/** A service that cuts pages of two from what its list is at each request; the last state stays. */
const list =
  (states: readonly string[], { counted = true, size = 2 } = {}) =>
  (number: number, request: number): Served => {
    const now = states[request - 1] ?? states.at(-1) ?? "";
    return page(now.slice((number - 1) * size, number * size), counted ? now.length : undefined);
  };

describe("a list that stands still", () => {
  test.each<readonly [string, boolean, number, number]>([
    ["", true, 2, 1],
    ["ab", true, 2, 1],
    ["abc", true, 2, 4],
    ["abcd", true, 2, 4],
    ["abcdefgh", true, 3, 6],
    ["", false, 2, 1],
    ["a", false, 2, 4],
    ["ab", false, 2, 4],
    ["abc", false, 2, 6],
    ["abcd", false, 2, 6],
  ])("%j, counted: %j, in pages of %i costs %i requests", async (letters, counted, size, requests) => {
    for (const firstPage of [0, 1]) {
      const served = list([letters], { counted, size });
      const [read, asked] = await walkThrough(
        (number, request) => served(number + 1 - firstPage, request),
        firstPage,
      );
      expect([read, asked.length]).toEqual([letters, requests]);
    }
  });

  test("without a count a short page is no end: the service may make pages smaller than it was asked to", async () => {
    const served = [page("a"), page("bc"), page("d"), page("")];
    expect(await walkThrough((number) => served[number - 1] ?? page(""))).toEqual([
      "abcd",
      [1, 2, 3, 4, 1, 2, 3, 4],
    ]);
  });

  test("a page that tells no count is no end, whatever another one told", async () => {
    const served = [page("ab", 4), page("cd"), page("e", 5)];
    expect((await walkThrough((number) => served[number - 1] ?? page("")))[0]).toBe("abcde");
  });
});

describe("a list that moves between two pages", () => {
  test.each<readonly [string, readonly string[], string, number]>([
    ["a row leaves and another one enters: the count is the same", ["abcd", "bcde"], "bcde", 6],
    ["a row leaves in the second walk", ["abcde", "abcde", "abcde", "abcde", "bcde"], "bcde", 9],
    ["a row leaves: the count says so at once", ["abcde", "bcde"], "bcde", 6],
    ["rows enter in front, which pushes others to later pages", ["abc", "xabc"], "xabc", 5],
    ["rows enter at the end", ["abc", "abcd"], "abcd", 4],
    ["a row enters behind the first page", ["abcd", "abcd", "abcde"], "abcde", 5],
    ["it shrinks to one page", ["abc", "bc"], "bc", 3],
  ])("%s: every row that stays is given", async (_, states, rows, requests) => {
    const [read, asked] = await walkThrough(list(states));
    expect([[...read].sort().join(""), asked.length]).toEqual([[...rows].sort().join(""), requests]);
  });

  test("rows that stay are never lost, whatever leaves and enters: they are given, or the walk fails", async () => {
    const change = fc.record({ leaves: fc.nat(30), enters: fc.nat(30), before: fc.nat(40) });
    const changes = fc.array(fc.option(change, { nil: undefined, freq: 3 }), { maxLength: 25 });
    let given = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 25 }),
        changes,
        fc.boolean(),
        async (count, plan, counted) => {
          const letter = (code: number): string => String.fromCharCode(0x4e00 + code);
          const opening = Array.from({ length: count }, (_, index) => letter(index)).join("");
          let now = opening;
          const states = plan.map((each, index) => {
            if (each === undefined) return now;
            const gone = opening[each.leaves];
            if (gone !== undefined) now = now.replace(gone, "");
            const place = Math.min(each.enters, now.length);
            now = now.slice(0, place) + letter(1000 + index) + now.slice(place);
            return now;
          });
          const read = await walkThrough(list([opening, ...states], { counted, size: 4 })).catch(
            () => undefined,
          );
          if (read === undefined) return;
          given += 1;
          expect([...opening].filter((each) => now.includes(each) && !read[0].includes(each))).toEqual([]);
          expect(new Set(read[0]).size).toBe(read[0].length);
        },
      ),
      { numRuns: 300 },
    );
    expect(given).toBeGreaterThan(100);
  });

  test("one that never stands still is an error after four walks, not a short list", async () => {
    const letters = "abcdefghijklmnopqrstuvwxyz";
    const states = Array.from(letters, (_, index) => letters.slice(index, index + 4));
    let asked = 0;
    const walk = walkThrough((number, request) => {
      asked = request;
      return list(states)(number, request);
    });
    await expect(walk).rejects.toThrow("letters moved each time it was read");
    expect(asked).toBe(8);
  });
});

describe("a list that is broken is an error, not a short list", () => {
  test.each<readonly [string, readonly Served[], string, number]>([
    [
      "ends before its count",
      [page("ab", 4), page("c", 4), page("", 4)],
      "letters ended after 3 of 4 rows",
      6,
    ],
    ["is empty in spite of its count", [page("", 4)], "letters ended after 0 of 4 rows", 2],
    [
      "counts less on every later page",
      [page("ab", 4), page("cd", 3)],
      "letters shrank from 4 to 3 rows while it was read",
      4,
    ],
    ["repeats a page", [page("ab", 4)], "letters repeats the same rows on every page", 4],
    ["repeats a page and counts nothing", [page("ab")], "letters repeats the same rows on every page", 4],
    ["has one identifier for two rows", [page("abb", 3)], "two rows of one identifier on one page", 1],
    ["and counts nothing", [page("abb")], "two rows of one identifier on one page", 1],
  ])("%s", async (_, pages, words, requests) => {
    let asked = 0;
    const walk = walkThrough((number, request) => {
      asked = request;
      return pages[number - 1] ?? pages.at(-1) ?? page("");
    });
    await expect(walk).rejects.toThrow(words);
    expect(asked).toBe(requests);
  });

  test("two pages without a new row are rows that moved, three are a broken list", async () => {
    const moved = ["ab", "ab", "ab", "cd", "e"];
    const served = (number: number) => page(moved[number - 1] ?? "", 5);
    expect((await walkThrough(served))[0]).toBe("abcde");
  });
});
