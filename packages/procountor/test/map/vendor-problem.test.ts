import { problem } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { invoiceToSalesInvoice } from "../../src/map/invoice-to-sales-invoice.ts";
import { ledgerDocumentToJournal } from "../../src/map/ledger-document-to-journal.ts";
import { meaningOf, procountorCodes } from "../../src/map/vendor-code.ts";
import { outcomeOfFailure } from "../../src/map/vendor-problem.ts";
import { contextOf, invoiceOf, ledgerOf, readings } from "../support/sample.ts";

const journal = ledgerDocumentToJournal(ledgerOf(), contextOf("ledger", "l"), readings()).steps.find(
  ({ name }) => name === "journal",
);
const invoice = invoiceToSalesInvoice(invoiceOf(), contextOf("invoice", "i"), readings(), "EUR").steps.find(
  ({ name }) => name === "invoice",
);
if (journal === undefined || invoice === undefined) throw new Error("the samples were not rendered");

/** Every code and text of the specification, with the status it was seen or documented with. */
const table = [
  [400, "DUE_DATE_BEFORE_BILL_DATE", "refused", "ACC_REFUSED_INVALID_DATA"],
  [403, "CLOSED_FISCAL_PERIOD", "refused", "ACC_REFUSED_PERIOD_LOCKED"],
  [400, "CLOSED_FISCAL_PERIOD", "refused", "ACC_REFUSED_PERIOD_LOCKED"],
  [400, "ERROR_BRN_CODE", "refused", "ACC_REFUSED_INVALID_DATA"],
  [400, "ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION", "refused", "ACC_REFUSED_INVALID_DATA"],
  [
    400,
    "DIMENSION_OR_DIMENSION_ITEM_IDENTIFIERS_DOES_NOT_MATCH_THOSE_STORED_IN_DATABASE",
    "refused",
    "ACC_REFUSED_NOT_FOUND",
  ],
  [400, "ERROR_VATSTATUS_VATPERC", "refused", "ACC_REFUSED_INVALID_DATA"],
  [400, "INVALID_OVT", "refused", "ACC_REFUSED_INVALID_DATA"],
  [400, "OVT_NOT_ALLOWED", "refused", "ACC_REFUSED_INVALID_DATA"],
  [400, "UNABLE_TO_GET_CONNECTION", "unknown", "ACC_UNKNOWN_SERVER_FAULT"],
  [400, "Value of the 'depreciation' field is invalid: ", "refused", "ACC_REFUSED_INVALID_DATA"],
  [400, "Value of the 'deliveryAddress.country' cannot be blank.", "refused", "ACC_REFUSED_INVALID_DATA"],
  [401, "Unauthorized", "notSent", "ACC_AUTH_FAILED"],
] as const;

describe("what a code means", () => {
  test.each(table)("%i %s: %s, %s", (status, message, disposition, code) => {
    expect(meaningOf(status, message)).toEqual({ disposition, code });
  });

  test("the table holds every code of the specification and no other", () => {
    expect(new Set(procountorCodes)).toEqual(
      new Set(table.map(([, message]) => message).filter((word) => /^[A-Z_]+$/u.test(word))),
    );
  });

  test.each([
    // 400 is validation: nothing was saved, whatever the text says.
    [400, "ERROR_OF_TOMORROW", "refused", "ACC_ANSWER_UNMAPPED"],
    [403, "Insufficient user rights.", "refused", "ACC_AUTH_NOT_ALLOWED"],
    [404, "Invoice not found.", "refused", "ACC_REFUSED_NOT_FOUND"],
    [409, "Conflict", "unknown", "ACC_UNKNOWN_MAYBE_EARLIER"],
    [406, "Rejected", "unknown", "ACC_ANSWER_UNMAPPED"],
    [408, "Expired", "unknown", "ACC_ANSWER_UNMAPPED"],
    [410, "Gone", "unknown", "ACC_ANSWER_UNMAPPED"],
    [418, "toString", "unknown", "ACC_ANSWER_UNMAPPED"],
  ])("unknown words: %i %s is %s", (status, message, disposition, code) => {
    expect(meaningOf(status, message)).toEqual({ disposition, code });
  });

  test("no unknown word is ever sent again by itself", () => {
    for (let status = 400; status < 500; status += 1) {
      const { disposition } = meaningOf(status, "something new");
      expect([status, disposition === "notSent"]).toEqual([status, status === 401]);
    }
  });

  test("a stale version was not applied, and what is there must be looked at", () => {
    expect(meaningOf(400, "anything", "version")).toEqual({
      disposition: "unknown",
      code: "ACC_UNKNOWN_MAYBE_EARLIER",
    });
  });
});

describe("the outcome of a failed write", () => {
  const outcome = (status: number, errors: readonly { field?: string; message: string }[], step = journal) =>
    outcomeOfFailure({ type: "failed", status, errors }, step);

  test("several errors become several problems, each where it stands in the caller's document", () => {
    const refused = outcome(400, [
      { field: "transactions[1].account", message: "ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION" },
      { field: "transactions[0].dimensionItemValues", message: "NEW" },
      { field: "receiptDate", message: "CLOSED_FISCAL_PERIOD" },
      { message: "odd" },
    ]);
    expect(refused).toMatchObject({
      type: "refused",
      problems: [
        { code: "ACC_REFUSED_INVALID_DATA", pointer: "/ledgerRows/1/accountNumber" },
        { code: "ACC_ANSWER_UNMAPPED", pointer: "/ledgerRows/0/ledgerDimensions" },
        { code: "ACC_REFUSED_PERIOD_LOCKED", pointer: "/documentDate" },
        { code: "ACC_ANSWER_UNMAPPED", pointer: "" },
      ],
      vendor: {
        status: 400,
        code: "ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION",
        text: expect.stringContaining(
          "transactions[0].dimensionItemValues: NEW; receiptDate: CLOSED_FISCAL_PERIOD; odd",
        ),
      },
    });
  });

  test.each([
    ["invoiceRows[1].vatStatus", "/rows/1/vatCode"],
    ["invoiceRows[0].oddity", "/rows/0"],
    ["invoiceRows[7].vatStatus", ""],
    ["paymentInfo.dueDate", "/header/dueDate"],
    ["counterParty.counterPartyAddress.country", "/parties/buyerParty/address/countryCode"],
    ["toString", ""],
  ])("invoice field %s is %s", (field, pointer) => {
    expect(outcome(400, [{ field, message: "X" }], invoice)).toMatchObject({ problems: [{ pointer }] });
  });

  test("words that could be content stay out of problems", () => {
    const refused = outcome(400, [{ field: "Matti Meikäläinen", message: "Matti Meikäläinen" }]);
    expect("problems" in refused ? JSON.stringify(refused.problems) : "Matti").not.toContain("Matti");
  });

  test("one error that leaves it open outweighs those that refuse", () => {
    const open = outcome(400, [{ message: "ERROR_BRN_CODE" }, { message: "UNABLE_TO_GET_CONNECTION" }]);
    expect(open).toMatchObject({ type: "unknown", problem: { code: "ACC_UNKNOWN_SERVER_FAULT" } });
  });

  test("a bare 401 is the operator's; an unreadable answer is unknown", () => {
    expect(outcome(401, [])).toMatchObject({ type: "notSent", problem: problem("ACC_AUTH_FAILED") });
    expect(outcomeOfFailure({ type: "unreadable", status: 200 }, journal)).toEqual({
      type: "unknown",
      problem: problem("ACC_ANSWER_UNREADABLE"),
      vendor: { status: 200 },
    });
  });
});
