import { admittedEvents, submissionStates } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { attestAbsence, proveAbsence } from "../../src/delivery/send-permit.ts";
import { transition } from "../../src/delivery/submission-transition.ts";
import { workshop } from "../support/workshop.ts";

describe("transition", () => {
  test("every state has a row, and nothing leads from unknown to sending", () => {
    expect(Object.keys(admittedEvents)).toEqual([...submissionStates]);
    expect(admittedEvents.unknown).not.toContain("send");
    expect(admittedEvents.resolving).not.toContain("send");
    expect(admittedEvents.parked).not.toContain("send");
  });

  test("an event that the state does not admit is a defect, not a change", async () => {
    const submission = { ...(await workshop().submit()), state: "unknown" as const };
    const event = { type: "send" as const, at: 1, step: "document", sentHash: "" };
    expect(() => transition(submission, event)).toThrow(/not admitted/u);
  });

  test("a proof of absence fits only its own step", async () => {
    const submission = { ...(await workshop().submit()), state: "resolving" as const };
    const event = { type: "queue" as const, at: 1, step: "document", proof: attestAbsence("other", 1) };
    expect(() => transition(submission, event)).toThrow(/another step/u);
  });
});

describe("proof of absence", () => {
  test.each([
    [1_000, 0, 1_000, true],
    [999, 0, 1_000, false],
    [5_000, 4_500, 1_000, false],
  ])("seen absent at %i, sent at %i, bound %i → %s", (asOf, sentAt, lateWriteBound, proved) => {
    const proof = proveAbsence({ step: "s", asOf, sentAt, lateWriteBound });
    expect("notBefore" in proof).toBe(!proved);
  });

  test("a system without a bound can never prove absence", () => {
    const proof = proveAbsence({
      step: "s",
      asOf: Number.MAX_SAFE_INTEGER,
      sentAt: 0,
      lateWriteBound: "never",
    });
    expect(proof).toEqual({ notBefore: "never" });
  });
});
