import { expect, test } from "@jest/globals";
import { demoConfirmaAccount, generateConfirmaMonth } from "../../src/index.ts";
import { ask, direct, running } from "./running.ts";

const invoiceNumber = "202603150";

/** One case over 100.00 with a cost of 5.00 at most and some interest. */
const accounts = [
  demoConfirmaAccount({
    book: {
      ...generateConfirmaMonth({ month: "2026-03", cases: 1 }),
      payments: [],
      settlements: [],
      cases: [
        {
          caseId: 7,
          invoiceNumber,
          reference: null,
          debtorName: null,
          claim: { capital: 10_000, interest: 100, costs: 500 },
          open: { capital: 10_000, interest: 100, costs: 500 },
          currency: "EUR",
          createdAt: "2026-03-01",
          dueDate: "2026-03-01",
          closedAt: null,
          status: "OPEN",
          stage: "REMINDER",
          paused: false,
          paymentPlanAllowed: false,
          disputed: false,
        },
      ],
    },
  }),
];

const openOf = (simulator: Awaited<ReturnType<typeof running>>) =>
  simulator.probe.books().cases.map(({ open }) => open);

test("money that the agency receives lowers its case and is listed; other invoices have none", async () => {
  const simulator = await running({ accounts });
  simulator.receive({ invoiceNumber, capital: 2_500, costs: 500 });
  simulator.receive({ invoiceNumber, capital: -500 });
  expect(openOf(simulator)).toEqual([{ capital: 8_000, interest: 100, costs: 0 }]);
  const { json } = await ask(simulator, "payments?fromDate=2026-03-30&toDate=2026-03-30");
  expect(json).toMatchObject([
    { caseId: 7, invoiceNumber, capitalAmountPaid: 25, costsAmountPaid: 5 },
    { capitalAmountPaid: -5 },
  ]);
  expect(() => simulator.receive({ invoiceNumber: "1", capital: 1 })).toThrow("There is no case");
});

test("checked outstanding amounts count what the agency received", async () => {
  const simulator = await running({ accounts, readings: { outstandingAmounts: "checked" } });
  simulator.receive({ invoiceNumber, capital: 2_500 });
  const left = { outstandingInterestAmount: 1, outstandingCostsAmount: 5 };
  const tell = async (outstandingCapitalAmount: number) => {
    const body = direct({ caseId: 7, amount: 10, outstandingCapitalAmount, ...left });
    return (await ask(simulator, "invoice/action", { body })).status;
  };
  expect([await tell(90), await tell(65)]).toEqual([400, 200]);
});
