import { problem } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { MfaWatch } from "../../src/channel/mfa-watch.ts";
import type { ProcountorAnswer } from "../../src/transport/procountor-answer.ts";

const attempt = { id: "test", number: 1 };

/** What the watch says twice in a row of a write that waits, and how often it asked. */
async function follow(answer: ProcountorAnswer) {
  let asked = 0;
  const exchange = async (): Promise<ProcountorAnswer> => {
    asked += 1;
    return answer;
  };
  const watch = new MfaWatch({ exchange });
  watch.remember("key", "transaction");
  const seen = [await watch.follow("key", attempt), await watch.follow("key", attempt)];
  return { seen: seen.map((each) => each?.type), asked };
}

const errors = [{ message: "words of Procountor" }];

describe("a write that waits for a person", () => {
  test.each<[string, ProcountorAnswer]>([
    ["confirmed", { type: "ok", status: 200, json: {} }],
    ["rejected", { type: "failed", status: 406, errors }],
    ["expired", { type: "failed", status: 408, errors }],
    ["processed", { type: "failed", status: 409, errors }],
    ["forgotten", { type: "failed", status: 404, errors }],
    ["rejected, without a body", { type: "unreadable", status: 406 }],
    ["expired, without a body", { type: "unreadable", status: 408 }],
    ["processed, without a body", { type: "unreadable", status: 409 }],
  ])("%s: the books tell the rest, and it is not asked for again", async (_, answer) => {
    expect(await follow(answer)).toEqual({ seen: [undefined, undefined], asked: 1 });
  });

  test.each<[string, ProcountorAnswer]>([
    ["still waiting", { type: "ok", status: 202, json: {} }],
    ["a page of nobody's with 404", { type: "unreadable", status: 404 }],
    ["a page with 200", { type: "unreadable", status: 200 }],
    ["a refused token", { type: "failed", status: 401, errors: [] }],
    ["no answer", { type: "unknown", problem: problem("ACC_UNKNOWN_NO_ANSWER") }],
  ])("%s: unclear, and asked for again", async (_, answer) => {
    expect(await follow(answer)).toEqual({ seen: ["unclear", "unclear"], asked: 2 });
  });
});
