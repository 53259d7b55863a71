import { describe, expect, test } from "@jest/globals";
import { walkPages } from "../../src/index.ts";

interface Served {
  readonly items: readonly string[];
  readonly pageSize: number | undefined;
  readonly totalCount: number | undefined;
}

const page = (items: string, totalCount?: number, pageSize?: number): Served => ({
  items: [...items],
  pageSize,
  totalCount,
});

/** Reads pages of letters; a page beyond the last one is the last one. */
async function walk(pages: readonly Served[], firstPage = 1): Promise<readonly [string, number]> {
  let read = "";
  let requests = 0;
  const last = page("");
  const items = walkPages({
    name: "letters",
    firstPage,
    pageSize: 2,
    read: async (number) => {
      requests += 1;
      return pages[number - firstPage] ?? pages.at(-1) ?? last;
    },
    idOf: (letter) => letter,
  });
  for await (const letter of items) read += letter;
  return [read, requests];
}

describe("a walk gives every row once", () => {
  test.each<readonly [string, readonly Served[], string, number]>([
    ["nothing", [page("", 0)], "", 1],
    ["one page", [page("ab", 2)], "ab", 1],
    ["two pages", [page("ab", 3), page("c", 3)], "abc", 2],
    ["pages without counts, the last one not full", [page("ab"), page("c")], "abc", 2],
    ["pages without counts, the last one full", [page("ab"), page("cd"), page("")], "abcd", 3],
    [
      "pages that the service makes smaller",
      [page("a", undefined, 1), page("b", undefined, 1), page("")],
      "ab",
      3,
    ],
    [
      "a list that grows in front: rows move to later pages",
      [page("ab", 3), page("bc", 4), page("d", 4)],
      "abcd",
      3,
    ],
    [
      "a list that grew by a row in front, which nobody can see any more",
      [page("ab", 3), page("bc", 4), page("", 4)],
      "abc",
      3,
    ],
  ])("%s", async (_, pages, rows, requests) => {
    for (const firstPage of [0, 1]) expect(await walk(pages, firstPage)).toEqual([rows, requests]);
  });

  test.each<readonly [string, readonly Served[], string]>([
    ["shrinks", [page("ab", 4), page("d", 3)], "letters shrank while it was read"],
    ["loses its count", [page("ab", 4), page("cd")], "letters shrank while it was read"],
    ["ends before its count", [page("ab", 4), page("c", 4), page("", 4)], "letters ended after 3 of 4 rows"],
    ["repeats a page", [page("ab", 4)], "letters repeats the same rows on every page"],
  ])("and one that %s is an error, not a short list", async (_, pages, words) => {
    await expect(walk(pages)).rejects.toThrow(words);
  });

  test("two pages without a new row are rows that moved, three are a broken list: then nothing more is asked", async () => {
    const moved = [page("ab", 5), page("ab", 5), page("ab", 5), page("cd", 5), page("e", 5)];
    expect(await walk(moved)).toEqual(["abcde", 5]);
    let requests = 0;
    const repeating = walkPages({
      name: "letters",
      firstPage: 1,
      pageSize: 2,
      read: async () => {
        requests += 1;
        return page("ab", 5);
      },
      idOf: (letter) => letter,
    });
    const read = async () => {
      for await (const _ of repeating);
    };
    await expect(read()).rejects.toThrow("repeats the same rows");
    expect(requests).toBe(4);
  });
});
