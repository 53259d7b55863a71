import {
  type Evidence,
  projectStatus,
  type SubmissionState,
  statusAnswer,
  statusAnswers,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { workshop } from "../support/workshop.ts";

const inState = async (state: SubmissionState, evidence?: Evidence) => {
  const submission = await workshop().submit();
  const proof = evidence === undefined ? {} : { proof: { evidence, at: 1, by: "answer" as const } };
  return { ...submission, state, steps: submission.steps.map((each) => ({ ...each, ...proof })) };
};

describe("the agency's status", () => {
  test.each<[SubmissionState, Evidence | undefined, number]>([
    ["queued", undefined, 0],
    ["sending", undefined, 0],
    ["unknown", undefined, 0],
    ["resolving", undefined, 0],
    ["parked", undefined, 0],
    ["refused", undefined, 2],
    ["accepted", "acknowledged", 0],
    ["accepted", "handedOver", 1],
    ["accepted", "identified", 1],
    ["accepted", "readBack", 1],
  ])("%s with evidence %s is %i", async (state, evidence, status) => {
    expect(projectStatus(await inState(state, evidence)).status).toBe(status);
  });

  test("a file that was handed over says so in words", async () => {
    expect(projectStatus(await inState("accepted", "handedOver")).description).toMatch(
      /handed over as a file/u,
    );
  });

  test("a document that was refused after a part of it was booked is not called failed", async () => {
    const refused = await inState("refused", "identified");
    expect(projectStatus(refused)).toMatchObject({
      status: 0,
      description: expect.stringMatching(/booked in part/u),
    });
  });

  test("a parked document is not called failed", async () => {
    expect(projectStatus(await inState("parked")).description).toMatch(/waiting for an operator/u);
  });
});

describe("status answers", () => {
  test("a ledger document answers in the documented form", async () => {
    const { submit, settle, store } = workshop();
    const { reference } = await submit("abc-123-def-456");
    await settle();
    const submission = await store.find(reference);
    expect(statusAnswer("ledger", submission === undefined ? [] : [submission])).toEqual({
      ledgers: [
        {
          sourceIdentifier: "abc-123-def-456",
          documentDate: "2025-12-13",
          documentName: "1001",
          documentStatus: "Approved",
          syncDate: "2026-01-15",
          status: 1,
          description: "Successfully synced",
        },
      ],
    });
  });

  test("the documented answers parse", () => {
    const payment = {
      sourceIdentifier: "abc-123-def-456",
      invoiceNumber: "12345",
      paymentDate: "2025-10-15",
    };
    const pending = { ...payment, syncDate: null, status: 0, description: "Pending" };
    expect(statusAnswers.payment.parse({ payments: [pending] })).toEqual({ payments: [pending] });
  });
});
