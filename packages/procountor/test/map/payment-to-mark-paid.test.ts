import { describe, expect, test } from "@jest/globals";
import { paymentToMarkPaid } from "../../src/map/payment-to-mark-paid.ts";
import { bodyOf } from "../support/filled.ts";
import { contextOf, golden, paymentOf, planWith, readings, samplePlan } from "../support/sample.ts";

const render = (change: object = {}, plan = samplePlan) =>
  paymentToMarkPaid(paymentOf(change), contextOf("payment", "abc-123-def-456", plan), readings(), "EUR");

type Rendered = ReturnType<typeof render>;

const codes = ({ problems }: Rendered) =>
  problems.map(({ code, pointer, severity }) => `${severity} ${code} ${pointer}`);
const names = ({ steps }: Rendered) => steps.map(({ name }) => name);
const stepOf = ({ steps }: Rendered, name: string) => steps.find((step) => step.name === name);

const whole = { amount: 100, capitalAmountPaid: 100, interestAmountPaid: 0, costsAmountPaid: 0 };

describe("a payment", () => {
  test("marks its capital on the invoice and books interest and costs in a journal", () => {
    const rendered = render();
    expect(names(rendered)).toEqual([
      "account-1",
      "account-2",
      "account-3",
      "invoice",
      "payment",
      "interest-and-costs",
      "approve-interest-and-costs",
    ]);
    const accounts = rendered.steps.filter(({ identity }) => identity.type === "account");
    expect(accounts.map(({ identity }) => identity.key)).toEqual(["1910", "9040", "3150"]);
    expect(stepOf(rendered, "invoice")?.request.resource).toBe(
      "invoices?types=SALES_INVOICE&originalInvoiceNumber=133720800&orderById=ASC&size=200",
    );
    const payment = stepOf(rendered, "payment");
    expect(payment?.request).toEqual({
      method: "PUT",
      resource: "invoices/{{invoice}}/paymentevents/markpaid",
      contentType: "application/json",
      body: golden("mark-paid.json"),
    });
    expect(payment?.title).toBe("Payment of the invoice (capital); only a person can take it back");
    expect(payment?.postings).toEqual([]);
    expect(stepOf(rendered, "interest-and-costs")?.request.body).toBe(golden("interest-and-costs.json"));
    expect(
      stepOf(rendered, "interest-and-costs")?.postings.map(({ account, amount, role }) => [
        account,
        amount,
        role,
      ]),
    ).toEqual([
      ["1910", 1000, "clearing"],
      ["9040", -400, "interest"],
      ["3150", -600, "costs"],
    ]);
  });

  test("without interest and costs is one write", () => {
    expect(names(render(whole))).toEqual(["invoice", "payment"]);
  });

  test("of interest alone touches no invoice", () => {
    const only = { amount: 4, capitalAmountPaid: 0, interestAmountPaid: 4, costsAmountPaid: 0 };
    expect(names(render(only))).toEqual(["interest-and-costs", "approve-interest-and-costs"]);
  });

  test("books its capital too when the plan names the account of receivables", () => {
    const rendered = render(whole, planWith({ receivablesAccount: "1700", approveJournals: false }));
    expect(names(rendered)).toEqual(["account-1", "account-2", "invoice", "payment", "interest-and-costs"]);
    expect(bodyOf(stepOf(rendered, "interest-and-costs"))).toMatchObject({
      transactions: [
        { account: "1910", accountingValue: 100, vatStatus: 12 },
        { account: "1700", accountingValue: -100, description: "capital" },
      ],
    });
    expect(stepOf(rendered, "interest-and-costs")?.postings).toEqual([]);
  });

  test.each([
    [
      "interest alone",
      { amount: 4, capitalAmountPaid: 0, interestAmountPaid: 4 },
      {},
      "Interest 133720800 [",
    ],
    ["capital alone", {}, { receivablesAccount: "1700" }, "Payment 133720800 ["],
    [
      "everything",
      { amount: 110, interestAmountPaid: 4, costsAmountPaid: 6 },
      { receivablesAccount: "1700" },
      "Payment 133720800 [",
    ],
  ])("names its journal by what it holds: %s", (_, change, own, name) => {
    const rendered = render({ ...whole, ...change }, planWith(own));
    expect(bodyOf(stepOf(rendered, "interest-and-costs"))).toMatchObject({
      name: expect.stringContaining(name),
    });
  });

  test("leaves interest and costs out when the plan says so, and says it", () => {
    const rendered = render({}, planWith({ interestAndCosts: "leave" }));
    expect(names(rendered)).toEqual(["invoice", "payment"]);
    expect(codes(rendered)).toEqual(["warning ACC_UNSUPPORTED_FEATURE /amount"]);
  });

  test("by reference: the invoice that the number finds must carry it", () => {
    const rendered = render({ ...whole, targetIdentifier: "reference" });
    expect(stepOf(rendered, "invoice")?.identity).toEqual({
      type: "salesInvoiceNumber",
      key: "133720800",
      values: { reference: "1337109" },
    });
  });
});

describe("findings", () => {
  const plan = planWith({}, { payments: {} });

  test.each([
    ["another currency", { ...whole, currency: "SEK" }, samplePlan, "ACC_UNSUPPORTED_CURRENCY /currency"],
    [
      "nothing above zero",
      { ...whole, amount: -100, capitalAmountPaid: -100 },
      samplePlan,
      "ACC_UNSUPPORTED_FEATURE /amount",
    ],
    [
      "parts that do not add up",
      { ...whole, capitalAmountPaid: 99 },
      samplePlan,
      "ACC_DOCUMENT_SPLIT_MISMATCH /amount",
    ],
    [
      "a Netvisor key",
      { ...whole, targetIdentifier: "netvisor" },
      samplePlan,
      "ACC_UNSUPPORTED_FEATURE /targetIdentifier",
    ],
    [
      "no reference",
      { ...whole, targetIdentifier: "reference", paymentReference: null },
      samplePlan,
      "ACC_DOCUMENT_FIELD_MISSING /paymentReference",
    ],
    [
      "a long payer",
      { ...whole, sourceName: "x".repeat(123) },
      samplePlan,
      "ACC_DOCUMENT_TEXT_TOO_LONG /sourceName",
    ],
    [
      "a long invoice number",
      { ...whole, invoiceNumber: "x".repeat(41) },
      samplePlan,
      "ACC_DOCUMENT_TEXT_TOO_LONG /invoiceNumber",
    ],
    [
      "an amount that is too large",
      { ...whole, amount: 4e13, capitalAmountPaid: 4e13 },
      samplePlan,
      "ACC_UNSUPPORTED_SIZE /amount",
    ],
    ["a plan without accounts", {}, plan, "ACC_MAPPING_PAYMENT "],
  ])("%s", (_, change, with_, expected) => {
    const rendered = render(change, with_);
    expect(rendered.steps).toEqual([]);
    expect(codes(rendered)).toContain(`error ${expected}`);
  });

  test("everything that a plan lacks is named at once", () => {
    expect(render({}, plan).problems.map(({ message }) => message)).toEqual([
      "the plan lacks payments.interest.account",
      "the plan lacks payments.costs.account",
      "the plan lacks payments.clearingAccount",
    ]);
  });

  test("a second date is told about, because it is not delivered", () => {
    expect(codes(render({ ...whole, bookingDate: "2026-02-26" }))).toEqual([
      "warning ACC_DOCUMENT_DATE_ORDER /bookingDate",
    ]);
  });
});
