import { civilDate, Payment } from "@confirma-connect/core";
import { type InvoiceAction, SalesInvoiceRequest } from "../../src/index.ts";
import { calls, paymentsBody } from "../support/calls.ts";
import { fixture } from "../support/fixture.ts";
import { both, ok, openCase, type Row, refused } from "./reading-row.ts";

const example = () => SalesInvoiceRequest.parse(fixture("sales-invoice-request"));
const plain = (code: "COMMENT" | "PAUSE" | "WITHDRAW", caseId: number): InvoiceAction => ({
  code,
  comment: "",
  data: { caseId: String(caseId) },
});
const direct = (caseId: number, amount: number, left: number): InvoiceAction => {
  const cents = (value: number) => Payment.shape.amount.parse(value / 100);
  return {
    code: "DIRECTPAYMENT",
    comment: "",
    data: {
      caseId: String(caseId),
      paymentMethod: "BankTransfer",
      amount: cents(amount),
      currency: Payment.shape.currency.parse("EUR"),
      paymentDate: civilDate("2026-03-30"),
      reference: "OWN-17",
      outstandingCapitalAmount: cents(left),
      outstandingInterestAmount: cents(0),
      outstandingCostsAmount: cents(0),
    },
  };
};
const openSum = ({ open }: ReturnType<typeof openCase>) => open.capital + open.interest + open.costs;
const payment = () => paymentsBody.parse(fixture("payments")).payments.map((each) => Payment.parse(each));

/** What writes make of the agency's open questions. */
export const writeReadings: readonly Row[] = [
  ...both(
    "unknownField",
    async ({ client }) => {
      // No body of ours has a member that the published ones lack.
      const names = ["createClient", "createInvoice", "submitLedgerDocument", "submitAccountingPayments"];
      const types: unknown[] = [];
      for (const call of calls.filter(({ name }) => names.includes(name)))
        types.push((await call.run(client)).type);
      return types;
    },
    ["refuse", ["ok", "ok", "ok", "ok"]],
    ["ignore", ["ok", "ok", "ok", "ok"]],
  ),
  ...both(
    "actionTarget",
    async (scene) => {
      const { caseId, invoiceNumber } = openCase(scene);
      const complete = {
        code: "COMMENT",
        comment: "",
        data: { caseId: String(caseId), invoiceNumber },
      } as const;
      const { invoices } = scene.client;
      return [
        await invoices.submitActions([plain("COMMENT", caseId)]),
        await invoices.submitActions([complete]),
      ];
    },
    ["either", [ok, ok]],
    ["both", [refused(400), ok]],
  ),
  ...both(
    "actionEffect",
    async (scene) => {
      const { caseId } = openCase(scene);
      await scene.client.invoices.submitActions([plain("PAUSE", caseId)]);
      const paused = () =>
        scene.simulator.probe.books().cases.some((each) => each.caseId === caseId && each.paused);
      const atOnce = paused();
      scene.simulator.work();
      return [atOnce, paused()];
    },
    ["atOnce", [true, true]],
    ["whenWorked", [false, true]],
  ),
  ...both(
    "closedCase",
    async (scene) => {
      const { caseId } = openCase(scene);
      const { invoices } = scene.client;
      await invoices.submitActions([plain("WITHDRAW", caseId)]);
      return [
        await invoices.submitActions([plain("COMMENT", caseId)]),
        await invoices.submitActions([plain("PAUSE", caseId)]),
      ];
    },
    ["refuse", [ok, refused(400)]],
    ["queue", [ok, ok]],
  ),
  ...both(
    "outstandingAmounts",
    async (scene) => {
      const file = openCase(scene);
      const { invoices } = scene.client;
      return [
        await invoices.submitActions([direct(file.caseId, 1, 0)]),
        await invoices.submitActions([direct(file.caseId, 1, openSum(openCase(scene)) - 1)]),
      ];
    },
    ["unchecked", [ok, ok]],
    ["checked", [refused(400), ok]],
  ),
  ...both(
    "directOverpayment",
    (scene) => {
      const file = openCase(scene);
      return scene.client.invoices.submitActions([direct(file.caseId, openSum(file) + 1, 0)]);
    },
    ["refuse", refused(400)],
    ["accept", ok],
  ),
  ...both(
    "duplicateInvoice",
    async ({ client, simulator }) => [
      await client.invoices.createInvoice(example()),
      await client.invoices.createInvoice(example()),
      simulator.probe.books().counts.invoices,
    ],
    ["refuse", [ok, refused(400), 1]],
    ["accept", [ok, ok, 2]],
  ),
  ...both(
    "duplicateSubmission",
    async ({ client, simulator }) => [
      await client.accounting.submitPayments(payment()),
      await client.accounting.submitPayments(payment()),
      simulator.probe.books().accounting.length,
    ],
    ["refuse", [ok, refused(400), 1]],
    ["ignore", [ok, ok, 1]],
    ["accept", [ok, ok, 2]],
  ),
  ...both(
    "accountingInvoice",
    async ({ client }) => [
      await calls.find(({ name }) => name === "submitAccountingInvoice")?.run(client),
      await client.accounting.invoiceStatus({ invoiceNumber: "5550017" }),
    ],
    ["served", [ok, { ...ok, value: [{ invoiceNumber: "5550017", state: "pending" }] }]],
    ["absent", [refused(404), refused(404)]],
  ),
  ...both(
    "submitStatus",
    async ({ client }) => [
      await client.invoices.createInvoice(example()),
      await client.accounting.submitPayments(payment()),
    ],
    [200, Array(2).fill({ ...ok, status: 200 })],
    [201, Array(2).fill({ ...ok, status: 201 })],
    [202, Array(2).fill({ ...ok, status: 202 })],
  ),
  ...both(
    "submissionAnswer",
    async ({ client, simulator }) => {
      const submitted = await client.accounting.submitPayments(payment());
      const before = await client.accounting.paymentStatus({ sourceIdentifier: "own-payment-1" });
      simulator.work();
      return [submitted, before, await client.accounting.paymentStatus({ status: 1 })];
    },
    ...(["rows", "message", "empty"] as const).map((value) => {
      const rows = value === "rows" ? [{ sourceIdentifier: "own-payment-1", state: "pending" }] : [];
      const synced = { ...ok, value: [{ state: "synced", syncDate: "2026-03-31" }] };
      return [value, [{ ...ok, value: rows }, { ...ok, value: [{ state: "pending" }] }, synced]] as const;
    }),
  ),
];
