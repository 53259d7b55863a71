import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { admittedEvents, errorCodes } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";

const docs = resolve(dirname(fileURLToPath(import.meta.url)), "../../../../docs");
/** A page without the marks of code and the padding of tables, which carry no meaning. */
const page = (name: string): string =>
  readFileSync(resolve(docs, name), "utf8").replaceAll("`", "").replaceAll(/ +\|/gu, " |");

describe("generated pages agree with the code", () => {
  test("docs/errors.md lists every code with its cause and advice, and no other", () => {
    const text = page("errors.md");
    const listed = [...text.matchAll(/^### (ACC_[A-Z_]+)$/gmu)].map(([, code]) => code);
    expect(listed).toEqual(Object.keys(errorCodes));
    for (const { cause, advice } of Object.values(errorCodes)) {
      expect(text).toContain(cause);
      expect(text).toContain(advice);
    }
  });

  test("docs/delivery.md prints the transition table of the code", () => {
    const text = page("delivery.md");
    const rows = Object.entries(admittedEvents).map(
      ([state, events]) => `| ${state} | ${events.join(", ") || "–"} |`,
    );
    for (const row of rows) expect(text).toContain(row);
  });
});
