import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { z } from "zod";
import { ExampleShell, type Said } from "./example-shell.ts";
import { writtenCommands } from "./written-commands.ts";

const page = fileURLToPath(new URL("../../../../examples/README.md", import.meta.url));

let shell: ExampleShell;
let commands: readonly string[];
let said: readonly Said[];

beforeAll(async () => {
  shell = await ExampleShell.open("agency", "documents");
  commands = writtenCommands(await readFile(page, "utf8"), "A month of the agency's settlements");
  const answers: Said[] = [];
  for (const command of commands) answers.push(await shell.line(command));
  said = answers;
}, 60_000);
afterAll(() => shell.close());

/** What the written commands said that contain these words. */
const saidBy = (words: string): readonly string[] =>
  said.filter((_, index) => commands[index]?.includes(words)).map(({ out }) => out);

test("every command that is written ends with 0", () => {
  const codes = commands.map((command, index) => [command, said[index]?.code]);
  expect(codes).toEqual(commands.map((command) => [command, 0]));
  expect(commands.length).toBe(19);
});

test("the keys are those that the stand-ins print", () => {
  const [netvisor = "", confirma = ""] = saidBy("simulate ");
  for (const [key, out] of [
    ["NETVISOR_CUSTOMER_KEY", netvisor],
    ["NETVISOR_PARTNER_KEY", netvisor],
    ["CONFIRMA_KEY", confirma],
  ] as const) {
    const written = commands.find((command) => command.startsWith(`export ${key}=`));
    expect(out).toContain(`"${written?.split("=")[1]}"`);
  }
});

test("a month is shown, pulled once, and known the second time", () => {
  const [shown = "", pulled = "", again = ""] = saidBy(" pull ");
  expect(shown).toContain("pull: 4 read, 4 shown");
  expect(pulled).toContain("pull: 4 read, 4 submitted");
  expect(again).toContain("pull: 4 read, 4 already");
});

test("nothing differs, the certificate is written, and the clearing account is empty", async () => {
  const [reconciled = ""] = saidBy(" reconcile ");
  expect(reconciled).toContain("reconcile: 0 differences");
  const files = (await readdir(shell.folder)).filter((name) => name.startsWith("reconcile-"));
  expect(files.map((name) => name.split(".").at(-1)).toSorted()).toEqual(["json", "txt"]);
  const [books = ""] = saidBy("8090/__simulator/books");
  const { balances } = z.object({ balances: z.record(z.string(), z.number()) }).parse(JSON.parse(books));
  expect(balances).toMatchObject({ "1910": 718_174, "1920": 0 });
});

test("what is open is handed over: six cases are known, one invoice is new", () => {
  const [planned = "", told = "", list = ""] = saidBy(" collect ");
  expect(planned).toContain("collect: 1 planned, 6 submitted");
  expect(told).toContain("collect: 7 submitted");
  expect(list.match(/submitted/gu)).toHaveLength(7);
  const [books = ""] = saidBy("8091/__simulator/books");
  expect(JSON.parse(books)).toMatchObject({ counts: { cases: 13, invoices: 1, settlements: 4 } });
});
