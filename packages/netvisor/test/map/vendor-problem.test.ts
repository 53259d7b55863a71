import { problem } from "@confirma-connect/core";
import { describe, expect, it } from "@jest/globals";
import { meaningOf, netvisorCodes, outcomeOfAnswer } from "../../src/map/vendor-problem.ts";
import { parsed } from "../support/parsed.ts";

const secret = "Matti Mallikas 010101-123N";
const trusting = { trustRefusals: true };
const failed = (code: string, readings = trusting) =>
  outcomeOfAnswer({ type: "failed", status: 400, code, text: secret }, readings);

describe("vendor codes", () => {
  const table = [
    ["AUTHENTICATION_FAILED", "notSent", "ACC_AUTH_FAILED"],
    ["SERVICE_ACCESS_ERROR", "notSent", "ACC_AUTH_NOT_ALLOWED"],
    ["INVALID_DATA", "refused", "ACC_REFUSED_INVALID_DATA"],
    ["INVALID_DATA_SIZE", "refused", "ACC_REFUSED_TOO_LARGE"],
    ["DUPLICATE_DATA", "unknown", "ACC_UNKNOWN_MAYBE_EARLIER"],
    ["REQUEST_NOT_UNIQUE", "unknown", "ACC_UNKNOWN_MAYBE_EARLIER"],
    ["PERIOD_LOCK", "refused", "ACC_REFUSED_PERIOD_LOCKED"],
    ["SYSTEM_MAINTENANCE", "unknown", "ACC_UNKNOWN_SERVER_FAULT"],
    ["SYSTEM_MAINTANANCE", "unknown", "ACC_UNKNOWN_SERVER_FAULT"],
    ["TECHNICAL_ERROR", "unknown", "ACC_UNKNOWN_SERVER_FAULT"],
    ["SOMETHING_NEW", "unknown", "ACC_ANSWER_UNMAPPED"],
    ["", "unknown", "ACC_ANSWER_UNMAPPED"],
    ["constructor", "unknown", "ACC_ANSWER_UNMAPPED"],
  ] as const;

  it.each(table)("%s: %s, %s", (code, disposition, ours) => {
    expect(meaningOf(code)).toEqual({ disposition, code: ours });
    const outcome = failed(code);
    expect(outcome.type).toBe(disposition);
    expect(outcome).toMatchObject(
      outcome.type === "refused" ? { problems: [{ code: ours }] } : { problem: { code: ours } },
    );
  });

  it("the table is whole", () => {
    const known = table.map(([code]) => code).filter((code) => /^[A-Z]+_(?!NEW)/.test(code));
    expect([...netvisorCodes].sort()).toEqual(known.filter((code) => code !== "SOMETHING_NEW").sort());
  });

  it.each(table.map(([code]) => [code]))("%s: the vendor's text stays in vendor.text", (code) => {
    const { vendor, ...rest } = failed(code);
    expect(vendor).toEqual({ status: 400, code, text: secret });
    expect(JSON.stringify(rest)).not.toContain("Mallikas");
  });
});

describe("other answers", () => {
  const root = parsed("<Root/>");

  it("OK with an identifier is identified, without one acknowledged", () => {
    expect(outcomeOfAnswer({ type: "ok", status: 200, root, insertedId: "8" }, trusting)).toEqual({
      type: "accepted",
      vendorId: "8",
      evidence: "identified",
      vendor: { status: 200 },
    });
    expect(outcomeOfAnswer({ type: "ok", status: 200, root }, trusting)).toEqual({
      type: "accepted",
      evidence: "acknowledged",
      vendor: { status: 200 },
    });
  });

  it("an unreadable answer is unknown, never a success", () => {
    const outcome = outcomeOfAnswer({ type: "unreadable", status: 200, head: { length: 9 } }, trusting);
    expect(outcome).toMatchObject({ type: "unknown", problem: { code: "ACC_ANSWER_UNREADABLE" } });
  });

  it("not sent and unknown pass through with delay and status", () => {
    const limited = problem("ACC_RATE_LIMITED");
    const notSent = outcomeOfAnswer(
      { type: "notSent", problem: limited, retryAfter: 7000, status: 429 },
      trusting,
    );
    expect(notSent).toEqual({ type: "notSent", problem: limited, retryAfter: 7000, vendor: { status: 429 } });
    const lost = problem("ACC_UNKNOWN_NO_ANSWER");
    expect(outcomeOfAnswer({ type: "unknown", problem: lost }, trusting)).toEqual({
      type: "unknown",
      problem: lost,
    });
  });
});

describe("refusals that are not trusted (readings.trustRefusals: false)", () => {
  const wary = { trustRefusals: false };

  it.each(["AUTHENTICATION_FAILED", "SERVICE_ACCESS_ERROR"])("%s may have been booked", (code) => {
    const outcome = failed(code, wary);
    expect(outcome).toMatchObject({ type: "unknown", problem: { code: "ACC_UNKNOWN_SERVER_FAULT" } });
    expect(outcome.vendor?.code).toBe(code);
    expect(JSON.stringify(outcome.type === "unknown" ? outcome.problem : {})).not.toContain("Mallikas");
  });

  it("too many requests may have been booked; a request that never left was not", () => {
    const limited = { type: "notSent", problem: problem("ACC_RATE_LIMITED"), retryAfter: 7000 } as const;
    expect(outcomeOfAnswer({ ...limited, status: 429 }, wary).type).toBe("unknown");
    const refused = { type: "notSent", problem: problem("ACC_NOT_SENT_UNREACHABLE") } as const;
    expect(outcomeOfAnswer(refused, wary)).toEqual(refused);
  });

  it("a refusal of the content stays one", () => {
    expect(failed("INVALID_DATA", wary)).toEqual(failed("INVALID_DATA"));
  });
});
