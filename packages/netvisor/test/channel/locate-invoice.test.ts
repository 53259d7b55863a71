import type { Sighting } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import nock from "nock";
import {
  attempt,
  dimension,
  host,
  invoiceList,
  invoiceRow,
  invoiceStep,
  line,
  now,
  pick,
  systemOf,
  vouchers,
} from "../support/channel-scene.ts";
import { contextOf, invoiceOf, samplePlan } from "../support/sample.ts";
import { failedAnswer, okAnswer } from "../support/test-client.ts";

const invoiceLine = ({
  sum = "251,00",
  vat = "51,0000",
  percent = "25,5",
  account = "3000",
  rest = "",
} = {}) =>
  `<SalesInvoiceProductLine><ProductVatPercentage vatcode="KOMY">${percent}</ProductVatPercentage><SalesInvoiceProductLineVatSum>${vat}</SalesInvoiceProductLineVatSum><SalesInvoiceProductLineSum>${sum}</SalesInvoiceProductLineSum><AccountingAccountSuggestion>${account}</AccountingAccountSuggestion>${rest}</SalesInvoiceProductLine>`;
const work = { rest: dimension("Projekti", "P1") + dimension("Kustannuspaikka", "Myynti") };
const book = { sum: "114", vat: "14", percent: "14", account: "3020" };
const bothLines = invoiceLine(work) + invoiceLine(book);
const salesInvoice = ({
  comment = "[CC0DY8C9ADXDYJR]",
  amount = "365,00",
  reference = "2516000017",
  due = "2026-01-29",
  lines = bothLines,
  link = '<InvoiceVoucher netvisorkey="91" />',
} = {}) =>
  okAnswer(
    `<SalesInvoice><SalesInvoiceNumber>251601000</SalesInvoiceNumber><SalesInvoiceDate>2026-01-15</SalesInvoiceDate><SalesInvoiceDueDate>${due}</SalesInvoiceDueDate><SalesInvoiceReferencenumber>${reference}</SalesInvoiceReferencenumber><SalesInvoiceAmount>${amount}</SalesInvoiceAmount><SalesInvoicePrivateComment>${comment}</SalesInvoicePrivateComment>${link}<InvoiceLines><InvoiceLine>${lines}</InvoiceLine></InvoiceLines></SalesInvoice>`,
  );
const booking = (...sums: readonly (readonly [string, string])[]) =>
  vouchers(
    `<Voucher><NetvisorKey>91</NetvisorKey><VoucherDate>15.1.2026</VoucherDate><LinkedSourceNetvisorKey type="salesinvoice">90</LinkedSourceNetvisorKey>${sums.map(([account, sum]) => line(account, sum, "")).join("")}</Voucher>`,
  );
const booked = [
  ["1701", "365,00"],
  ["3000", "-200,00"],
  ["3020", "-100,00"],
  ["2939", "-65,00"],
] as const;

describe("an invoice is looked for by its number", () => {
  const system = systemOf();
  const look = async (list: string, invoice?: string, ledger?: string, query = "netvisorkey=91") => {
    nock(host).get("/salesinvoicelist.nv?invoicenumber=251601000").reply(200, list);
    if (invoice !== undefined)
      nock(host).get("/getsalesinvoice.nv?netvisorkey=90&pdfimage=nopdf").reply(200, invoice);
    if (ledger !== undefined) nock(host).get(`/accountingledger.nv?${query}`).reply(200, ledger);
    return system.invoices?.locate(invoiceStep(system, "invoice"), attempt);
  };
  const messages = (sighting: Sighting | undefined) =>
    sighting?.type === "found" ? sighting.differences.map(({ message }) => message) : sighting?.type;
  const equal = { type: "found", vendorId: "90", evidence: "readBack", differences: [] };
  const list = invoiceList(invoiceRow());

  test("with our key, equal rows and the predicted sums per account it is read back", async () => {
    const invoice = salesInvoice({ reference: "00 25160 00017" });
    expect(await look(list, invoice, booking(...booked))).toEqual(equal);
  });

  test.each([
    [
      "default sales on an account that a row names",
      [
        ["1701", "365"],
        ["3000", "-300"],
        ["2939", "-65"],
      ],
    ],
    [
      "rows that Netvisor did not join",
      [
        ["1701", "365"],
        ["3000", "-150"],
        ["3000", "-50"],
        ["3020", "-100"],
        ["2939", "-51"],
        ["2939", "-14"],
      ],
    ],
  ] as const)("%s is the same booking", async (_, sums) => {
    expect(await look(list, salesInvoice(), booking(...sums))).toEqual(equal);
  });

  test.each([
    [
      "the sum of a row was read without its VAT",
      [
        ["1701", "365"],
        ["3000", "-365"],
        ["2939", "-65"],
        ["8570", "65"],
      ],
      "the voucher books 1701 365.00, 3000 -365.00, 2939 -65.00, 8570 65.00",
    ],
    [
      "another sales account",
      [
        ["1701", "365"],
        ["3001", "-300"],
        ["2939", "-65"],
      ],
      "the voucher books 1701",
    ],
    [
      "VAT on two accounts",
      [
        ["1701", "365"],
        ["3000", "-300"],
        ["2939", "-51"],
        ["2940", "-14"],
      ],
      "the voucher books 1701",
    ],
    ["an empty voucher", [], "the voucher books nothing, not (receivables) 365.00, 3000 -200.00"],
  ] as const)("equal rows booked otherwise are a difference: %s", async (_, sums, message) => {
    const sighting = await look(list, salesInvoice(), booking(...sums));
    expect(sighting).toMatchObject({ type: "found", evidence: "identified" });
    expect(messages(sighting)).toEqual([expect.stringContaining(message)]);
  });

  test.each([
    ["another total", { amount: "365,01" }, ["the total in the books is 365.01, not 365.00"]],
    ["another reference", { reference: "1" }, ["the reference in the books is not the one that was sent"]],
    ["another due date", { due: "2026-01-30" }, ["the due date in the books is not the one that was sent"]],
    [
      "another sum",
      { lines: invoiceLine({ ...work, sum: "302,00" }) + invoiceLine(book) },
      ["the sum of row 1 in the books is 302.00, not 251.00"],
    ],
    [
      "another VAT",
      { lines: invoiceLine(work) + invoiceLine({ ...book, vat: "14,01" }) },
      ["the VAT of row 2 in the books is 14.01, not 14.00"],
    ],
    [
      "another VAT percentage",
      { lines: invoiceLine({ ...work, percent: "24" }) + invoiceLine(book) },
      ["the VAT percentage of row 1 in the books is not the one that was sent"],
    ],
    [
      "another VAT code",
      { lines: invoiceLine(work) + invoiceLine(book).replace("KOMY", "MUUL") },
      ["the VAT code of row 2 in the books is not the one that was sent"],
    ],
    [
      "another account",
      { lines: invoiceLine({ ...work, account: "3001" }) + invoiceLine(book) },
      ["the account of row 1 in the books is not the one that was sent"],
    ],
    [
      "no dimensions",
      { lines: invoiceLine() + invoiceLine(book) },
      ["the dimensions of row 1 in the books are not those that were sent"],
    ],
    ["a row too few", { lines: invoiceLine(work) }, ["the invoice in the books has 1 rows, not 2"]],
  ])("with our key and %s it is ours, with the difference", async (_, change, expected) => {
    const sighting = await look(list, salesInvoice(change), booking(...booked));
    expect(sighting).toMatchObject({ type: "found", evidence: "identified" });
    expect(messages(sighting)).toEqual(expected);
  });

  test.each([
    ["a row's VAT", { lines: bothLines.replace(/<SalesInvoiceProductLineVatSum>.*?VatSum>/u, "") }, booked],
    ["the due date", { due: "" }, booked],
    ["the account of a line of the voucher", {}, [["", "365"], ...booked.slice(1)] as const],
  ])("%s that the answer lacks is not compared: identified, no difference", async (_, change, sums) => {
    const sighting = await look(list, salesInvoice(change), booking(...sums));
    expect(sighting).toEqual({ ...equal, evidence: "identified" });
  });

  test("a voucher that the invoice does not name is found by its source on the day, or is not compared", async () => {
    const unnamed = salesInvoice({ link: "" });
    const day = "startdate=2026-01-15&enddate=2026-01-15";
    expect(await look(list, unnamed, booking(...booked), day)).toEqual(equal);
    expect(await look(list, unnamed, vouchers(), day)).toEqual({ ...equal, evidence: "identified" });
    expect((await look(list, salesInvoice(), failedAnswer("TECHNICAL_ERROR :: x")))?.type).toBe("unclear");
  });

  test("an unsent invoice is not booked yet: identified, without a look at the ledger", async () => {
    const plan = { ...samplePlan, invoices: { ...samplePlan.invoices, alreadySent: false } };
    const { steps } = system.invoices?.render(invoiceOf(), contextOf("invoice", "251601000", plan)) ?? {};
    nock(host).get("/salesinvoicelist.nv?invoicenumber=251601000").reply(200, list);
    nock(host).get("/getsalesinvoice.nv?netvisorkey=90&pdfimage=nopdf").reply(200, salesInvoice());
    expect(await system.invoices?.locate(pick(steps, "invoice"), attempt)).toEqual({
      ...equal,
      evidence: "identified",
    });
  });

  test("without our key and with other content the number is taken", async () => {
    const sighting = await look(invoiceList(invoiceRow()), salesInvoice({ comment: "", amount: "1,00" }));
    expect(sighting).toMatchObject({ type: "taken", problem: { code: "ACC_REFUSED_NUMBER_TAKEN" } });
  });

  test("without our key but equal nobody can tell", async () => {
    expect((await look(invoiceList(invoiceRow()), salesInvoice({ comment: "" })))?.type).toBe("unclear");
    const otherRows = salesInvoice({ comment: "", lines: invoiceLine() });
    expect((await look(invoiceList(invoiceRow()), otherRows))?.type).toBe("unclear");
  });

  test("a number that only begins alike is another invoice", async () => {
    expect(await look(invoiceList(invoiceRow("", "2516010001")))).toEqual({ type: "absent", asOf: now });
  });

  test("the same number twice, or an invoice that cannot be read, is unclear", async () => {
    expect((await look(invoiceList(invoiceRow(), invoiceRow())))?.type).toBe("unclear");
    expect((await look(invoiceList(invoiceRow()), okAnswer("<SalesInvoice />")))?.type).toBe("unclear");
    expect((await look(invoiceList(invoiceRow()), failedAnswer("TECHNICAL_ERROR :: x")))?.type).toBe(
      "unclear",
    );
  });
});
