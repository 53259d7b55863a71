import { access } from "node:fs/promises";
import { Invoice } from "@confirma-connect/core";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { closeByHand, typeInPayment } from "./collect-by-hand.ts";
import { type CollectStage, openCollectStage, overdueInvoices } from "./collect-stage.ts";

const count = 7;

let stage: CollectStage;

beforeAll(async () => {
  stage = await openCollectStage(count);
}, 60_000);
afterAll(() => stage.close());

const storeFile = () => `${stage.folder}/submissions.sqlite.collection.sqlite`;
const sent = () => stage.agency.probe.requests().filter(({ method }) => method === "POST");
const cases = () => stage.agency.probe.books().cases;
const caseOf = (invoice: number) => cases().find(({ invoiceNumber }) => invoiceNumber === String(invoice));
const actionsOf = (invoice: number) =>
  stage.agency.probe.books().actions.filter(({ caseId }) => caseId === caseOf(invoice)?.caseId);

const Report = z.object({
  client: z.string(),
  period: z.object({ from: z.string(), to: z.string() }),
  dryRun: z.boolean(),
  lines: z.array(z.object({ invoiceNumber: z.string(), what: z.string(), result: z.string() })),
  skips: z.array(z.object({ invoiceNumber: z.string(), reason: z.string() })),
  unsettled: z.array(z.unknown()),
});

/** What a run told, as `<invoice> <what> <result>`; what an earlier one told is never among it. */
async function told() {
  const { code, out } = await stage.collect("--json");
  expect(code).toBe(0);
  return Report.parse(JSON.parse(out)).lines.map((line) => Object.values(line).join(" "));
}

describe("collect, from Netvisor's books to the agency", () => {
  test("a dry run shows everything, sends nothing and stores nothing", async () => {
    for (let round = 0; round < 2; round += 1) {
      const { code, out } = await stage.collect("--dry-run");
      expect(code).toBe(0);
      expect(out).toMatch(/^700001 +INVOICE +167\.94 EUR +planned$/mu);
      expect(out).toMatch(/collect: 7 planned\n$/u);
    }
    expect(sent()).toEqual([]);
    await expect(access(storeFile())).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("an invoice that is not overdue for long enough is left, and counted", async () => {
    await stage.collecting({ policy: { daysOverdue: 100_000 } });
    const { code, out } = await stage.collect();
    expect([code, out]).toEqual([
      0,
      "not handed over: 7 not overdue for long enough\ncollect: nothing to tell\n",
    ]);
    await stage.collecting({ policy: { excludedCustomers: ["C1001"], smallestSum: 20_000 } });
    const { out: dry } = await stage.collect("--dry-run");
    expect(dry).toMatch(/^700002 +less is open than smallestSum$/mu);
    await stage.collecting();
  });

  test("every overdue invoice is handed over once, with its case", async () => {
    const { code, out } = await stage.collect();
    expect(code).toBe(0);
    expect(out).toMatch(/^700001 +INVOICE +167\.94 EUR +submitted +481000$/mu);
    expect(out).toMatch(/collect: 7 submitted\n$/u);
    expect(cases().map(({ invoiceNumber, open }) => [invoiceNumber, open.capital])).toEqual(
      overdueInvoices(count).map(({ header, amounts }) => [header.number, amounts.totalAmount]),
    );
    const before = sent().length;
    expect(await stage.collect()).toMatchObject({ code: 0, out: "collect: nothing to tell\n" });
    expect(sent()).toHaveLength(before);
  });

  test("list shows it from the store alone", async () => {
    const requests = stage.agency.probe.requests().length;
    const { code, out } = await stage.told("list", "--invoice", "700003");
    expect(code).toBe(0);
    expect(out).toMatch(/^700003 +INVOICE +193\.97 EUR +submitted +481002 +\S+Z +invoice\/700003$/mu);
    const { entries } = JSON.parse((await stage.told("list", "--json")).out);
    expect(entries).toHaveLength(count);
    expect(entries[0]).toMatchObject({ invoiceNumber: "700001", state: "submitted", caseId: "481000" });
    expect(stage.agency.probe.requests()).toHaveLength(requests);
  });

  test("a payment that was typed in by hand becomes one DIRECTPAYMENT on the case", async () => {
    typeInPayment(stage.simulator, 700_001, 5_000);
    expect(await told()).toEqual(["700001 DIRECTPAYMENT submitted"]);
    expect(actionsOf(700_001)).toMatchObject([
      {
        code: "DIRECTPAYMENT",
        data: {
          invoiceNumber: 700_001,
          caseId: 481_000,
          amount: 50,
          currency: "EUR",
          paymentDate: "2026-05-04",
          paymentMethod: "Bankgiro",
          outstandingCapitalAmount: 117.94,
        },
      },
    ]);
    expect(caseOf(700_001)?.open.capital).toBe(11_794);
  });

  test("the rest, paid by hand, leaves nothing open", async () => {
    typeInPayment(stage.simulator, 700_001, 11_794);
    expect(await told()).toEqual(["700001 DIRECTPAYMENT submitted"]);
    expect(caseOf(700_001)?.open.capital).toBe(0);
    const { out } = await stage.told("list", "--invoice", "700001");
    expect(out.match(/DIRECTPAYMENT +(?:50\.00|117\.94) EUR +submitted +481000/gu)).toHaveLength(2);
  });

  test("an invoice that was settled without a payment to see is withdrawn", async () => {
    closeByHand(stage.simulator, 700_002);
    expect(await told()).toEqual(["700002 WITHDRAW submitted"]);
    expect(caseOf(700_002)?.status).toBe("WITHDRAWN");
  });

  test("an invoice that a credit note covers is withdrawn", async () => {
    const [, , credited] = overdueInvoices(3).map((each) => Invoice.encode(each));
    if (credited === undefined) throw new Error("the sample is missing");
    const { header, references, amounts, rows, ...rest } = credited;
    const negative = (amount: number): number => -amount;
    await stage.book("invoice", {
      invoices: {
        ...rest,
        header: { ...header, number: "700103", type: "CREDITNOTE" },
        references: { ...references, creditedInvoiceNumber: header.number },
        amounts: {
          netAmount: negative(amounts.netAmount),
          vatAmount: negative(amounts.vatAmount),
          totalAmount: negative(amounts.totalAmount),
        },
        rows: rows.map((row) => ({
          ...row,
          quantity: negative(row.quantity),
          netAmount: negative(row.netAmount),
          vatAmount: negative(row.vatAmount),
          amount: negative(row.amount),
        })),
      },
    });
    expect(await told()).toEqual(["700003 WITHDRAW submitted"]);
    expect(actionsOf(700_003)).toMatchObject([{ code: "WITHDRAW", comment: "The invoice was credited" }]);
  }, 30_000);

  test("the agency's own money, booked by this gateway, is not told back to it", async () => {
    const payment = {
      paymentIdentifier: "agency-1",
      invoiceNumber: "700004",
      paymentDate: "2026-05-10",
      amount: 60,
      currency: "EUR",
      targetIdentifier: "invoicenumber",
      sourceName: "Agency",
    };
    stage.agency.receive({ invoiceNumber: "700004", capital: 6_000 });
    await stage.book("payment", { payments: [payment] });
    expect(await told()).toEqual([]);
    typeInPayment(stage.simulator, 700_004, 2_000);
    expect(await told()).toEqual(["700004 DIRECTPAYMENT submitted"]);
    expect(actionsOf(700_004)).toMatchObject([{ data: { amount: 20, outstandingCapitalAmount: 126.99 } }]);
  }, 30_000);

  test("a later due date is told once", async () => {
    stage.simulator.amend(stage.simulator.probe.books().organisationId, (book) => ({
      ...book,
      salesInvoices: book.salesInvoices.map((each) =>
        each.number === 700_005 ? { ...each, dueDate: "2026-07-31" } : each,
      ),
    }));
    expect(await told()).toEqual(["700005 DUEDATE submitted"]);
    const { out } = await stage.told("list", "--invoice", "700005");
    expect(out).toMatch(/DUEDATE +2026-07-31 +submitted +481004/u);
  });

  test("a lost store tells nothing twice: cases are taken over, and what their balance cannot say is for a person", async () => {
    typeInPayment(stage.simulator, 700_006, 3_302);
    expect(await told()).toEqual(["700006 DIRECTPAYMENT submitted"]);
    // Money that the books do not show yet: their figures and the agency's differ.
    stage.agency.receive({ invoiceNumber: "700004", capital: 100 });
    await stage.collecting({ store: "second.sqlite", policy: { equalCapital: "told" } });
    const before = stage.agency.probe.books();
    const { code, out } = await stage.collect();
    expect(code).toBe(1);
    expect(out).toMatch(/^700006 +DIRECTPAYMENT +33\.02 EUR +submitted +481005$/mu);
    expect(out).toMatch(/^700004 +DIRECTPAYMENT +20\.00 EUR +parked +481003 +ACC_UNKNOWN_UNCLEAR$/mu);
    expect(out).toContain("do: Ask the agency, then settle it with 'confirma-connect collect decide'.");
    const after = stage.agency.probe.books();
    expect([after.cases, after.actions]).toEqual([before.cases, before.actions]);
    expect((await stage.told("decide", "700004", "--submitted")).code).toBe(0);
    expect(await told()).toEqual([]);
  });

  test("a payment from before the hand-over lowers the demand in the same run", async () => {
    await stage.collecting({ store: "third.sqlite" });
    stage.agency.probe.reset();
    const lines = await told();
    expect(lines.filter((line) => line.startsWith("700006"))).toEqual([
      "700006 INVOICE submitted",
      "700006 DIRECTPAYMENT submitted",
    ]);
    expect(caseOf(700_006)?.open.capital).toBe(20_000);
    expect(lines.some((line) => line.startsWith("700002"))).toBe(false);
    await access(`${stage.folder}/third.sqlite`);
  });
});
