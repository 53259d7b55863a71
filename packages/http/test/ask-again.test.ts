import { problem } from "@confirma-connect/core";
import { askAgain } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";

const slowDown = (retryAfter?: number) => ({
  type: "notSent" as const,
  problem: problem("ACC_RATE_LIMITED"),
  ...(retryAfter === undefined ? {} : { retryAfter }),
});
const refused = { type: "notSent" as const, problem: problem("ACC_NOT_SENT_CANCELLED") };
const ok = { type: "ok" as const };

/** Gives the answers one after the other, the last one for ever. */
function asking(...answers: readonly (typeof ok | typeof refused | ReturnType<typeof slowDown>)[]) {
  let asked = 0;
  return {
    ask: async () => {
      asked += 1;
      return answers[Math.min(asked, answers.length) - 1] ?? ok;
    },
    get asked() {
      return asked;
    },
  };
}

describe("askAgain", () => {
  test.each([
    ["an answer is taken at once", asking(ok), 1, "ok"],
    ["what never left is not asked again here", asking(refused, ok), 1, "notSent"],
    ["slow down is waited out", asking(slowDown(1), slowDown(), ok), 3, "ok"],
    ["five times at most", asking(slowDown(1)), 5, "notSent"],
    ["a wait that is too long is not waited out", asking(slowDown(60_001), ok), 1, "notSent"],
  ])("%s", async (_, questions, asked, type) => {
    const answer = await askAgain(questions.ask, { pause: 1 });
    expect([questions.asked, answer.type]).toEqual([asked, type]);
  });

  test("whoever stops waiting gets the last answer at once", async () => {
    const stopping = new AbortController();
    const questions = asking(slowDown(50_000), ok);
    const answered = askAgain(questions.ask, { signal: stopping.signal, turns: 1 });
    stopping.abort();
    expect((await answered).type).toBe("notSent");
    const waiting = new AbortController();
    const more = asking(slowDown(50_000), slowDown(50_000), ok);
    const later = askAgain(more.ask, { signal: waiting.signal });
    setImmediate(() => waiting.abort());
    expect((await later).type).toBe("notSent");
    expect(more.asked).toBe(2);
  });
});
