import { readFileSync } from "node:fs";
import { Secret } from "@confirma-connect/core";
import { NetvisorOptions, netvisorManifest } from "@confirma-connect/netvisor";
import { describe, expect, test } from "@jest/globals";

const page = readFileSync(new URL("../../../docs/adapters/netvisor.md", import.meta.url), "utf8");
const key = new Secret("k");
const options = NetvisorOptions.parse({
  customerId: "c",
  customerKey: key,
  partnerId: "p",
  partnerKey: key,
  organisationId: "1967543-8",
});

/** Default of an option by its path, as JSON writes it. */
const defaultOf = (path: string): string => {
  const value = path
    .split(".")
    .reduce<unknown>(
      (at, name) => (typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined),
      options,
    );
  return JSON.stringify(value);
};

const rows = page.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));

describe("docs/adapters/netvisor.md", () => {
  const named = netvisorManifest(options).assumptions.flatMap(({ option, mark }) =>
    option === undefined ? [] : [[option, mark] as const],
  );

  test.each(named)("shows the default and the mark of %s", (option, mark) => {
    const row = rows.find(([, name]) => name === `\`${option}\``);
    expect(row?.[2]).toBe(`\`${defaultOf(option)}\``);
    expect(row?.[5]).toBe(mark);
  });

  test("lists no option that does not exist", () => {
    const listed = rows.flatMap(([, name = ""]) => /^`((?:readings\.)?\w+)`$/u.exec(name)?.[1] ?? []);
    const known = named.map(([option]) => String(option));
    expect(listed.filter((name) => name.startsWith("readings.") && !known.includes(name))).toEqual([]);
  });
});
