import { expect, test } from "@jest/globals";
import { canaries, canaryPersons, canarySecrets } from "../../src/security/canary.ts";
import { ChannelScan } from "../../src/security/channel-scan.ts";

test("48 canaries, none of which is part of another", () => {
  const values = canaries.map(({ value }) => value);
  expect(new Set(values).size).toBe(48);
  const parts = values.filter((value) => values.some((other) => other !== value && other.includes(value)));
  expect(parts).toEqual([]);
});

test("a leak is found in the channel where it is, in every form; own data are allowed where that was said", () => {
  const scan = new ChannelScan();
  scan.open("log")(`{"level":"info","words":${JSON.stringify(canaryPersons.refused.name)}}`);
  scan.open("detail", "noSecrets")(`${canaryPersons.accepted.iban} ${canarySecrets.cashIn}`);
  scan.open("clean")("nothing");
  expect(scan.hits()).toEqual([
    { channel: "log", canary: "name (refused)" },
    { channel: "detail", canary: "cashIn" },
  ]);
  const { planted, missed } = scan.sharpness();
  expect(planted).toBe((48 + 16 + 48) * 8);
  expect(missed).toEqual([]);
});
