import { expect, test } from "@jest/globals";
import { repeatedKeys } from "../../src/agency/repeated-keys.ts";

const pointers = (text: string) => repeatedKeys(text).map(({ pointer }) => pointer);

test.each([
  ['{"a":1,"a":2}', ["/a"]],
  ['{"a":{"b":1,"c":[{"d":1,"d":2}]}}', ["/a/c/0/d"]],
  ['[{"x":1},{"x":1,"x":1}]', ["/1/x"]],
  ['{"a" : 1, "\\u0061"\n:2}', ["/a"]],
  ['{"a/b":1,"a/b":2,"c~":1,"c~":2}', ["/a~1b", "/c~0"]],
  ['{"a":1,"a":2,"a":3}', ["/a", "/a"]],
  ['{"__proto__":1,"__proto__":2}', ["/__proto__"]],
])("%s", (text, expected) => {
  expect(pointers(text)).toEqual(expected);
});

test.each([
  '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}',
  '{"a":"a","b":"\\"a\\":1,\\"a\\":2","c":["a","a"]}',
  '["a","a"]',
  "",
  '{"a":1,"a',
  "]]}}",
  '{"a":1,a:2}',
])("nothing stands twice in %s", (text) => {
  expect(pointers(text)).toEqual([]);
});

test("deep and long texts cost neither stack nor much memory", () => {
  expect(pointers("[".repeat(1_000_000))).toEqual([]);
  expect(pointers(`{"a":"${"x".repeat(1_000_000)}","a":1}`)).toEqual(["/a"]);
  expect(pointers(`{${'"a":1,'.repeat(1_000)}"a":1}`)).toHaveLength(20);
});
