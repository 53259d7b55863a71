import { ConnectorError, type ErrorCode } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { CommandError, failureOf } from "../../src/command/command-error.ts";
import { exitCodes, worse } from "../../src/command/exit-code.ts";
import { ProgressLine } from "../../src/command/output/progress-line.ts";
import { formatTable } from "../../src/command/output/table.ts";
import { thisTool } from "../../src/this-tool.ts";
import { run } from "./fake-host.ts";

const commands = [
  "serve",
  "simulate",
  "submit",
  "status",
  "explain",
  "resolve",
  "attest",
  "pull",
  "reconcile",
  "collect",
  "doctor",
  "procountor",
  "demo",
  "audit",
];

describe("help", () => {
  test("lists every command and every exit code", async () => {
    const { code, out } = await run(["--help"]);
    expect(code).toBe(0);
    for (const command of commands) expect(out).toMatch(new RegExp(`^  ${command} `, "m"));
    for (const number of Object.values(exitCodes)) expect(out).toMatch(new RegExp(`^  ${number}  `, "m"));
  });

  test.each(commands)("%s has an example and takes --json", async (command) => {
    const { code, out } = await run([command, "--help"]);
    expect(code).toBe(0);
    expect(out).toContain(`  confirma-connect ${command} `);
    expect(out).toContain("--json");
  });
});

test.each(["--version", "-V"])("%s prints the version and nothing else", async (flag) => {
  expect(await run([flag])).toMatchObject({ code: 0, out: `${thisTool.version}\n`, err: "" });
  expect(thisTool.version).toMatch(/^\d+\.\d+\.\d+$/u);
});

test.each([
  "procountor api-key",
  "reconcile verify",
  "collect list",
  "collect decide",
  "audit verify",
  "audit head",
  "audit export",
])("help of %s, a command below a command, has its example", async (words) => {
  const { code, out } = await run([...words.split(" "), "--help"]);
  expect(code).toBe(0);
  expect(out).toContain(`\n  confirma-connect ${words} `);
  expect(out).toContain("--json");
});

describe("what is not understood ends with 2 and helps", () => {
  test.each([
    [["explian", "ledger", "x"], "Did you mean explain?"],
    [["explain", "ledger", "x", "--plam", "y"], "Did you mean --plan?"],
    [["explain", "receipt", "x"], "invoice, ledger, payment"],
    [["explain", "ledger"], "missing required argument 'file'"],
    [["explain", "ledger", "x", "--plan", "p", "--config", "c"], "cannot be used with"],
    [["simulate", "sap", "--port", "1"], "Allowed choices are netvisor"],
    [["simulate", "netvisor", "--port", "99999"], "from 0 to 65535"],
    [["simulate", "netvisor", "--port", "0", "--folder", "x"], "takes no files"],
    [["explain", "ledger", "x", "--system", "sap"], "Allowed choices are netvisor, procountor, netbaron"],
    [["attest", "some-reference"], "missing required argument 'vendorId'"],
    [["procountor", "api-key"], "--client-id"],
    [["demo", "--documents", "3"], "whole number from 20"],
    [["status", "--status", "lost"], "pending, synced or failed"],
    [["resolve", "some-reference"], "--look"],
    [["resolve", "some-reference", "--look", "--absent"], "only one"],
    [["explain", "ledger", "/no/such/file"], "cannot be read"],
    [["serve"], "--config"],
    [["status", "--from", "2026-02-30"], "It must be a date, YYYY-MM-DD."],
    [["explain", "ledger", "x", "--client", "shop"], "Give --config <file> too"],
    [["audit", "verify", "--file", "/"], "the file / cannot be read"],
    ...[
      ["status"],
      ["submit", "ledger", "x"],
      ["resolve", "some-reference", "--look"],
      ["attest", "a", "b"],
    ].map((argv): [string[], string] => [
      [...argv, "--url", "ftp://gateway", "--key", "env:PATH"],
      "http: or https:",
    ]),
  ])("%j", async (argv, words) => {
    const { code, out, err } = await run(argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(words);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test.each([
    [["pull", "--json"], "required option '--config"],
    [["explain", "receipt", "x", "--json"], "invoice, ledger, payment"],
    [["status", "--json", "--foo"], "unknown option '--foo'"],
  ])("%j is told in JSON too", async (argv, words) => {
    const { code, out } = await run(argv);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      error: { code: "ACC_REQUEST_QUERY", message: expect.stringContaining(words), advice: "See --help." },
    });
  });

  test("nothing at all shows the help", async () => {
    const { code, err } = await run([]);
    expect([code, err.includes("Usage: confirma-connect")]).toEqual([2, true]);
  });
});

describe("configuration that is missing ends with 3", () => {
  test.each([
    [["serve", "--config", "/no/such.json"], "ACC_CONFIG_INVALID"],
    [["doctor", "--config", "/no/such.json"], "ACC_CONFIG_INVALID"],
    [["status", "--key", "env:NO_SUCH_KEY_ANYWHERE"], "ACC_CONFIG_SECRET"],
    [["submit", "ledger", "x", "--key", "the-key-itself"], "ACC_CONFIG_SECRET"],
  ])("%j", async (argv, word) => {
    const { code, err } = await run(argv);
    expect(code).toBe(3);
    expect(err).toContain(word);
    expect(err).toMatch(/\n {2}do: \S/);
    expect(err).not.toContain("the-key-itself");
    const json = await run([...argv, "--json"]);
    expect(JSON.parse(json.out)).toEqual({
      error: { code: word, message: expect.any(String), advice: expect.any(String) },
    });
  });
});

describe("failures in words", () => {
  test("a defect is told without a stack trace", () => {
    const failure = failureOf(new TypeError("x is not a function"));
    expect(failure).toMatchObject({
      exitCode: 5,
      code: "ACC_BUG_INVARIANT",
      message: "TypeError: x is not a function",
    });
    expect(failureOf("text").message).toBe("an unknown failure");
  });

  const secret = new ConnectorError({ code: "ACC_CONFIG_SECRET", stage: "configure", delivery: "notSent" });
  const store = new ConnectorError({ code: "ACC_STORE_UNAVAILABLE", stage: "store", delivery: "notSent" });
  const errorOf = (code: ErrorCode, delivery: "notSent" | "unknown" = "notSent") =>
    new ConnectorError({ code, stage: "read", delivery });
  const lost = new ConnectorError({ code: "ACC_UNKNOWN_NO_ANSWER", stage: "read", delivery: "unknown" });

  test.each([
    ["a command's own failure", new CommandError(4, { code: "A", message: "b", advice: "c" }), 4],
    ["a missing secret", secret, 3],
    ["a store that cannot be opened", store, 3],
    ["an answer that did not come", lost, 5],
    ["a key that is not accepted", errorOf("ACC_AUTH_FAILED"), 3],
    ["rights that are missing", errorOf("ACC_AUTH_NOT_ALLOWED"), 3],
    ["a system that is not there", errorOf("ACC_NOT_SENT_UNREACHABLE"), 4],
    ["a limit of requests", errorOf("ACC_RATE_LIMITED"), 5],
    ["an answer that cannot be read", errorOf("ACC_ANSWER_UNREADABLE"), 5],
    ["a refusal", errorOf("ACC_REFUSED_NOT_FOUND"), 1],
    ["an interruption", new DOMException("", "AbortError"), 5],
  ])("%s ends with its own exit code", (_, error, code) => {
    expect(failureOf(error).exitCode).toBe(code);
  });

  test.each<[ErrorCode]>([
    ["ACC_NOT_SENT_UNREACHABLE"],
    ["ACC_AUTH_FAILED"],
    ["ACC_RATE_LIMITED"],
    ["ACC_UNKNOWN_NO_ANSWER"],
  ])("%s promises nothing that only delivery does", (code) => {
    const { advice } = failureOf(new ConnectorError({ code, stage: "read", delivery: "notSent" }));
    expect(advice).toMatch(/un the command again/u);
    expect(advice).not.toMatch(/by itself|before anything is sent/u);
  });

  test("the worse exit code wins", () => {
    expect([worse(1, 0), worse(0, 5), worse(1, 5)]).toEqual([1, 5, 5]);
  });
});

describe("output", () => {
  test("columns are as wide as their widest cell, numbers stand right", () => {
    const table = formatTable(
      [{ title: "account" }, { title: "debit", align: "right" }],
      [
        ["3000", "1.00"],
        ["(receivables)", "12345.67"],
      ],
    );
    expect(table).toBe(
      [
        "account           debit",
        "-------------  --------",
        "3000               1.00",
        "(receivables)  12345.67",
        "",
      ].join("\n"),
    );
  });

  test("progress rewrites one line on a terminal and prints few lines elsewhere", () => {
    const said = (errIsTerminal: boolean, pause = 60_000): string => {
      let err = "";
      const progress = new ProgressLine({ errIsTerminal, err: (text) => (err += text) }, false, pause);
      progress.show("1 of 2, working");
      progress.show("2 of 2");
      progress.note("done");
      return err;
    };
    expect(said(true)).toBe("\r1 of 2, working\r2 of 2         \r      \rdone\n");
    expect(said(false)).toBe("done\n");
    expect(said(false, 0)).toBe("1 of 2, working\n2 of 2\ndone\n");
  });
});
