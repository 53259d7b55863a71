import {
  type AccountingSystem,
  civilDate,
  type ResolvedStep,
  randomIds,
  Secret,
  type Sighting,
  type Step,
} from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { createNetvisorSystem } from "@confirma-connect/netvisor";
import { describe, expect, test } from "@jest/globals";
import nock from "nock";
import {
  contextOf,
  documentedLedger,
  golden,
  invoiceOf,
  ledgerOf,
  paymentOf,
  sampleCreditNote,
  samplePlan,
} from "../support/sample.ts";
import { failedAnswer, okAnswer } from "../support/test-client.ts";

const host = "https://netvisor.example";
const now = 1_760_000_000_000;

const systemOf = (readings: { readonly keyInPayerName?: boolean } = {}): AccountingSystem =>
  createNetvisorSystem(
    {
      baseUrl: host,
      customerId: "customer",
      customerKey: new Secret("customer-key"),
      partnerId: "abc_def",
      partnerKey: new Secret("partner-key"),
      organisationId: "1967543-8",
      readings,
    },
    {
      http: createHttpClient(),
      clock: { now: () => now, today: () => civilDate("2025-10-09") },
      ids: randomIds,
    },
  );

const attempt = { id: "attempt", number: 1 };
const inserted = okAnswer("<Replies><InsertedDataIdentifier>1802</InsertedDataIdentifier></Replies>");
const identifiers = { customer: "11", "product-1": "12", invoice: "13", "credited-invoice": "14" };

function pick(steps: readonly Step[] | undefined, name: string): ResolvedStep {
  const step = steps?.find((each) => each.name === name);
  if (step === undefined) throw new Error(`there is no step ${name}`);
  const body = Object.entries(identifiers).reduce(
    (text, [key, id]) => text.replaceAll(`{{${key}}}`, id),
    step.request.body,
  );
  return { ...step, request: { ...step.request, body }, identifiers };
}

const ledgerStep = (system: AccountingSystem): ResolvedStep =>
  pick(system.ledger?.render(ledgerOf(), contextOf("ledger", "abc-123-def-456")).steps, "voucher");

const invoiceStep = (system: AccountingSystem, name: string): ResolvedStep =>
  pick(system.invoices?.render(invoiceOf(), contextOf("invoice", "251601000")).steps, name);

const creditStep = (system: AccountingSystem, name: string): ResolvedStep => {
  const context = contextOf("invoice", "251601001");
  return pick(system.invoices?.render(invoiceOf(sampleCreditNote), context).steps, name);
};

const paymentStep = (system: AccountingSystem, change: object = {}): ResolvedStep =>
  pick(system.payments?.render(paymentOf(change), contextOf("payment", "abc-123-def-456")).steps, "payment");

/** A golden file with the identifiers of earlier steps filled in. */
const filled = (name: string): string =>
  Object.entries(identifiers).reduce((text, [key, id]) => text.replaceAll(`{{${key}}}`, id), golden(name));

describe("deliver", () => {
  const system = systemOf();

  test.each([
    [
      "/accounting.nv?useonlyexistingdimensions=1",
      "ledger-net-voucher.xml",
      ledgerStep(system),
      system.ledger,
    ],
    ["/customer.nv?method=add", "invoice-customer.xml", invoiceStep(system, "customer"), system.invoices],
    ["/product.nv?method=add", "invoice-product-1.xml", invoiceStep(system, "product-1"), system.invoices],
    [
      "/salesinvoice.nv?method=add&useonlyexistingdimensions=1",
      "invoice-invoice.xml",
      invoiceStep(system, "invoice"),
      system.invoices,
    ],
    ["/salespayment.nv", "payment-payment.xml", paymentStep(system), system.payments],
  ])("sends exactly the golden bytes to %s", async (path, file, step, channel) => {
    const bodies: unknown[] = [];
    nock(host, { reqheaders: { "content-type": "text/xml; charset=utf-8" } })
      .post(path, (body) => bodies.push(body) > 0)
      .reply(200, inserted);
    const outcome = await channel?.deliver(step, attempt);
    expect(bodies).toEqual([filled(file)]);
    expect(outcome).toEqual({
      type: "accepted",
      vendorId: "1802",
      evidence: "identified",
      vendor: { status: 200 },
    });
  });

  test("a match is acknowledged without an identifier", async () => {
    nock(host).post("/matchcreditnote.nv", filled("credit-note-match.xml")).reply(200, okAnswer());
    const outcome = await system.invoices?.deliver(creditStep(system, "match"), attempt);
    expect(outcome).toEqual({ type: "accepted", evidence: "acknowledged", vendor: { status: 200 } });
  });

  test.each([
    ["no identifier", okAnswer()],
    [
      "an identifier that is none",
      okAnswer("<Replies><InsertedDataIdentifier>x7</InsertedDataIdentifier></Replies>"),
    ],
  ])("OK with %s proves nothing", async (_, answer) => {
    nock(host).post("/salespayment.nv").reply(200, answer);
    const outcome = await system.payments?.deliver(paymentStep(system), attempt);
    expect(outcome).toMatchObject({ type: "unknown", problem: { code: "ACC_ANSWER_UNREADABLE" } });
  });

  test.each([
    ["INVALID_DATA :: Account 1 :: unknown", "refused", "ACC_REFUSED_INVALID_DATA"],
    ["PERIOD_LOCK :: locked", "refused", "ACC_REFUSED_PERIOD_LOCKED"],
    ["DUPLICATE_DATA :: exists", "unknown", "ACC_UNKNOWN_MAYBE_EARLIER"],
    ["AUTHENTICATION_FAILED :: no", "notSent", "ACC_AUTH_FAILED"],
    ["NEW_CODE :: something", "unknown", "ACC_ANSWER_UNMAPPED"],
  ])("%s is %s", async (text, type, code) => {
    nock(host).post("/accounting.nv?useonlyexistingdimensions=1").reply(200, failedAnswer(text));
    const outcome = await system.ledger?.deliver(ledgerStep(system), attempt);
    expect(outcome?.type).toBe(type);
    expect(JSON.stringify(outcome)).toContain(`"${code}"`);
    expect(outcome?.vendor?.code).toBe(text.split(" :: ")[0]);
  });

  test("a step that only looks is never sent", async () => {
    const outcome = await system.invoices?.deliver(creditStep(system, "credited-invoice"), attempt);
    expect(outcome).toMatchObject({ type: "refused", problems: [{ code: "ACC_REFUSED_NOT_FOUND" }] });
  });
});

const line = (account: string, sum: string, rest: string) =>
  `<VoucherLine><LineSum>${sum}</LineSum><AccountNumber>${account}</AccountNumber>${rest}</VoucherLine>`;
const dimension = (name: string, item: string) =>
  `<Dimension><DimensionName>${name}</DimensionName><DimensionItem>${item}</DimensionItem></Dimension>`;
const project = dimension("Projekti", "PN12345");
const receivable = line(
  "1701",
  "2990,00",
  `<VatPercent>0</VatPercent><VatCode>-</VatCode>${dimension("Kustannuspaikka", "1000")}${project}`,
);
const sales = line("3000", "-2382,4700", `<VatPercent>25,5</VatPercent><VatCode>KOMY</VatCode>${project}`);
const vat = line("2939", "-607.53", `<VatPercent>0</VatPercent><VatCode>-</VatCode>${project}`);
const sent = "1001 Here comes the description, max 210 chars long [CC0S15T3NQFG8BT]";
const ml = "<VoucherClass>ML Myyntilasku</VoucherClass>";
const voucher = (
  lines: string,
  { key = "77", text = sent, status = "valid", date = "13.12.2025", voucherClass = ml } = {},
) =>
  `<Voucher Status="${status}"><NetvisorKey>${key}</NetvisorKey><VoucherDate>${date}</VoucherDate><VoucherDescription>${text}</VoucherDescription>${voucherClass}${lines}</Voucher>`;
const vouchers = (...all: readonly string[]) => okAnswer(`<Vouchers>${all.join("")}</Vouchers>`);
const ours = voucher(receivable + sales + vat);

describe("a voucher is looked for by our key on its date", () => {
  const system = systemOf();
  const look = async (answer: string) => {
    nock(host)
      .get("/accountingledger.nv")
      .query({ startdate: "2025-12-13", enddate: "2025-12-13", voucherstatus: "1" })
      .reply(200, answer);
    return system.ledger?.locate(ledgerStep(system), attempt);
  };
  const readBack = { type: "found", vendorId: "77", evidence: "readBack", differences: [] };

  test("read back equal, whatever the order of its lines and whoever else is there", async () => {
    expect(await look(vouchers(voucher(sales, { key: "5", text: "other" }), ours))).toEqual(readBack);
    expect(await look(vouchers(voucher(vat + sales + receivable)))).toEqual(readBack);
  });

  test.each([
    ["a VAT code", receivable + sales + vat.replace("<VatCode>-</VatCode>", "")],
    ["a VAT percentage", receivable + sales.replace("<VatPercent>25,5</VatPercent>", "") + vat],
  ])("%s that the answer lacks is not compared: identified, no difference", async (_, lines) => {
    expect(await look(vouchers(voucher(lines)))).toEqual({ ...readBack, evidence: "identified" });
  });

  test("a row that fits whole is not taken away by one that lacks its VAT code", async () => {
    const change = {
      ledgerRows: [
        { ...documentedLedger.ledgerRows[0], vatCode: "" },
        { ...documentedLedger.ledgerRows[2], accountNumber: "3000", amount: -1495, netAmount: -1495 },
        {
          ...documentedLedger.ledgerRows[2],
          accountNumber: "3000",
          amount: -1495,
          netAmount: -1495,
          vatCode: "Z",
        },
      ],
    };
    const plan = { ...samplePlan, vatCodes: [{ code: "Z", target: "KOMY0" }] };
    const context = contextOf("ledger", "abc-123-def-456", plan);
    const step = pick(system.ledger?.render(ledgerOf(change), context).steps, "voucher");
    const half = (code: string) => line("3000", "-1495,00", `<VatPercent>0</VatPercent>${code}${project}`);
    nock(host)
      .get(/accountingledger/u)
      .reply(200, vouchers(voucher(receivable + half("") + half("<VatCode>-</VatCode>"))));
    expect(await system.ledger?.locate(step, attempt)).toEqual({ ...readBack, evidence: "identified" });
  });

  const types = okAnswer(
    '<VoucherTypes><VoucherType><NetvisorKey>1</NetvisorKey><Abbreviation>ML</Abbreviation><Name>Myyntilasku</Name><ForeignName ISO-639-1="en">Sales invoice</ForeignName></VoucherType><VoucherType><NetvisorKey>7</NetvisorKey><Abbreviation>MU</Abbreviation><Name>Muut</Name></VoucherType></VoucherTypes>',
  );
  const classed = (voucherClass: string) => vouchers(voucher(receivable + sales + vat, { voucherClass }));

  test.each([
    ["in another language", '<VoucherClass netvisorkey="1">ML Sales invoice</VoucherClass>', "readBack", 0],
    ["of another key", '<VoucherClass netvisorkey="7">MU Others</VoucherClass>', "identified", 1],
    ["that the list does not have", "<VoucherClass>XX Ny klass</VoucherClass>", "identified", 0],
  ])("a class %s is told by the company's list of classes", async (_, voucherClass, evidence, count) => {
    nock(host).get("/vouchertypelist.nv").reply(200, types);
    const sighting = await look(classed(voucherClass));
    expect(sighting).toMatchObject({ type: "found", evidence });
    expect(sighting?.type === "found" ? sighting.differences.length : undefined).toBe(count);
  });

  test("without the class in the answer it is not read back; with a list that fails it is unclear", async () => {
    expect(await look(classed(""))).toEqual({ ...readBack, evidence: "identified" });
    nock(host).get("/vouchertypelist.nv").reply(200, failedAnswer("TECHNICAL_ERROR :: x"));
    expect((await look(classed("<VoucherClass>MU Others</VoucherClass>")))?.type).toBe("unclear");
  });

  test.each([
    ["the voucher date", { date: "14.12.2025" }],
    ["the description", { text: "other words [CC0S15T3NQFG8BT]" }],
  ])("%s is compared", async (what, change) => {
    const sighting = await look(vouchers(voucher(receivable + sales + vat, change)));
    expect(sighting?.type === "found" ? sighting.differences.map(({ message }) => message) : []).toEqual([
      `${what} in the books is not the one that was sent`,
    ]);
  });

  test("absent as of the beginning of the look-up", async () => {
    expect(await look(vouchers())).toEqual({ type: "absent", asOf: now });
    expect(await look(vouchers(voucher(receivable, { text: "[CC0S15T3NQFG8BX]" })))).toEqual({
      type: "absent",
      asOf: now,
    });
  });

  test.each([
    ["another sum", receivable + line("3000", "-2382,46", project) + vat, 2],
    ["another account", receivable + sales.replace("3000", "3001") + vat, 2],
    ["another VAT code", receivable + sales.replace("KOMY", "NONE") + vat, 2],
    ["another dimension", receivable.replace("<DimensionItem>1000", "<DimensionItem>2000") + sales + vat, 2],
    ["a line too few", receivable + sales, 1],
    ["a line too many", receivable + sales + vat + vat, 1],
    ["no lines at all", "", 3],
  ])("%s is told as a difference", async (_, lines, count) => {
    const sighting = await look(vouchers(voucher(lines)));
    expect(sighting).toMatchObject({ type: "found", vendorId: "77", evidence: "identified" });
    const differences = sighting?.type === "found" ? sighting.differences : [];
    expect(differences.map(({ code }) => code)).toEqual(
      Array.from({ length: count }, () => "ACC_ANSWER_DIFFERS"),
    );
  });

  test.each([
    ["our key twice", vouchers(ours, voucher(receivable, { key: "78" }))],
    [
      "a voucher that was invalidated since",
      vouchers(voucher(receivable + sales + vat, { status: "invalidated" })),
    ],
    ["a voucher without a key", vouchers(voucher(receivable + sales + vat, { key: "" }))],
    ["a refusal", failedAnswer("INVALID_DATA :: no")],
    ["a page", "<html><body>busy</body></html>"],
    ["half an answer", vouchers(ours).slice(0, 200)],
  ])("%s is unclear", async (_, answer) => {
    expect((await look(answer))?.type).toBe("unclear");
  });

  test("an invalidated voucher beside a valid one does not matter", async () => {
    expect(await look(vouchers(voucher("", { key: "70", status: "invalidated" }), ours))).toEqual(readBack);
  });

  test("too many requests: unclear, with the delay that was asked for", async () => {
    nock(host)
      .get(/accountingledger/u)
      .reply(429, "slow down", { "retry-after": "7" });
    const sighting = await system.ledger?.locate(ledgerStep(system), attempt);
    expect(sighting).toMatchObject({
      type: "unclear",
      problem: { code: "ACC_RATE_LIMITED" },
      retryAfter: 7000,
    });
  });
});

const invoiceRow = (rest = "", number = "251601000") =>
  `<SalesInvoice><NetvisorKey>90</NetvisorKey><InvoiceNumber>${number}</InvoiceNumber><Invoicedate>15.1.2026</Invoicedate><InvoiceSum>365,00</InvoiceSum>${rest}</SalesInvoice>`;
const invoiceList = (...rows: readonly string[]) =>
  okAnswer(`<SalesInvoiceList>${rows.join("")}</SalesInvoiceList>`);
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

const payment = ({
  key = "165",
  name = "Matti Meikäläinen [CCMMYMH3MEEA0XJ]",
  sum = "100,00",
  number = "133720800",
} = {}) =>
  `<SalesPayment><NetvisorKey>${key}</NetvisorKey><Name>${name}</Name><Date>25.2.2026</Date><Sum>${sum}</Sum><InvoiceNumber>${number}</InvoiceNumber></SalesPayment>`;
const payments = (...rows: readonly string[]) =>
  okAnswer(`<SalesPaymentList>${rows.join("")}</SalesPaymentList>`);

describe("a payment is looked for by our key, among its invoice's and its day's payments", () => {
  const look = async (
    ofInvoice: string,
    ofDate?: string,
    readings: { readonly keyInPayerName?: boolean } = {},
  ) => {
    const system = systemOf(readings);
    nock(host).get("/salespaymentlist.nv?invoicenumber=133720800").reply(200, ofInvoice);
    if (ofDate !== undefined) {
      nock(host).get("/salespaymentlist.nv?begindate=2026-02-25&enddate=2026-02-25").reply(200, ofDate);
    }
    return system.payments?.locate(paymentStep(system), attempt);
  };

  test("read back equal beside other payments of the same sum and payer", async () => {
    const other = payment({ key: "1", name: "Matti Meikäläinen [CCAAAAAAAAAAAAA]" });
    expect(await look(payments(other, payment()))).toEqual({
      type: "found",
      vendorId: "165",
      evidence: "readBack",
      differences: [],
    });
    expect(await look(payments(other), payments(other))).toEqual({ type: "absent", asOf: now });
  });

  test("a payment without a target is found among the day's", async () => {
    const sighting = await look(payments(), payments(payment({ number: "" })));
    expect(sighting).toMatchObject({ type: "found", vendorId: "165", evidence: "identified" });
  });

  test("another sum is a difference", async () => {
    const sighting = await look(payments(payment({ sum: "100,01" })));
    expect(sighting?.type === "found" ? sighting.differences.map(({ message }) => message) : []).toEqual([
      "the sum in the books is 100.01, not 100.00",
    ]);
  });

  test.each(["Matti Meikäläinen", "Matti Meikäläinen [CCMM"])(
    "a name cut to %j may be ours: unclear",
    async (name) => {
      expect((await look(payments(payment({ name }))))?.type).toBe("unclear");
    },
  );

  test("our key twice is unclear, and so is a second list that fails", async () => {
    expect((await look(payments(payment(), payment({ key: "166" }))))?.type).toBe("unclear");
    expect((await look(payments(), failedAnswer("SYSTEM_MAINTENANCE :: x")))?.type).toBe("unclear");
  });

  test("another payer's name around our key is a difference, without the names", async () => {
    const sighting = await look(payments(payment({ name: "M [CCMMYMH3MEEA0XJ]" })));
    expect(sighting?.type === "found" ? sighting.differences.map(({ message }) => message) : []).toEqual([
      "the payer's name in the books is not the one that was sent",
    ]);
  });

  test.each([
    ["the same", "<ReferenceNumber>00133 7109</ReferenceNumber>", "readBack", 0],
    ["another", "<ReferenceNumber>1337110</ReferenceNumber>", "identified", 1],
    ["no", "", "identified", 0],
  ])(
    "by reference it is looked for on its day only, and compared: %s reference",
    async (_, reference, evidence, count) => {
      const system = systemOf();
      const row = payment().replace("<InvoiceNumber>", `${reference}<InvoiceNumber>`);
      nock(host)
        .get("/salespaymentlist.nv?begindate=2026-02-25&enddate=2026-02-25")
        .reply(200, payments(row));
      const step = paymentStep(system, { targetIdentifier: "reference" });
      const sighting = await system.payments?.locate(step, attempt);
      expect(sighting).toMatchObject({ type: "found", evidence });
      expect(sighting?.type === "found" ? sighting.differences.length : undefined).toBe(count);
    },
  );

  test.each([
    ["that number", "<SalesInvoiceNumber>133720800</SalesInvoiceNumber>", "readBack", 0],
    ["another number", "<SalesInvoiceNumber>5</SalesInvoiceNumber>", "identified", 1],
    ["no number", "<SalesInvoiceDate>2026-01-15</SalesInvoiceDate>", "identified", 0],
  ])("by Netvisor key the invoice is asked for its number: %s", async (_, invoice, evidence, count) => {
    const system = systemOf();
    nock(host).get("/salespaymentlist.nv?invoicenetvisorkey=44").reply(200, payments(payment()));
    nock(host)
      .get("/getsalesinvoice.nv?netvisorkey=44&pdfimage=nopdf")
      .reply(200, okAnswer(`<SalesInvoice>${invoice}</SalesInvoice>`));
    const step = paymentStep(system, { targetIdentifier: "netvisor", invoiceNumber: "44" });
    const sighting = await system.payments?.locate(step, attempt);
    expect(sighting).toMatchObject({ type: "found", evidence });
    expect(sighting?.type === "found" ? sighting.differences.length : undefined).toBe(count);
  });

  test.each([
    ["an equal payment", payment({ name: "Matti Meikäläinen" })],
    ["an equal payment with a name that was cut", payment({ name: "Matti Meik" })],
    ["an equal payment without a name", payment({ name: "" })],
    ["two equal payments", payment({ name: "Matti Meikäläinen" }) + payment({ name: "Matti Meikäläinen" })],
  ])("without keys in names, %s is unclear: it may be another's", async (_, rows) => {
    expect((await look(payments(rows), undefined, { keyInPayerName: false }))?.type).toBe("unclear");
    expect((await look(payments(), payments(rows), { keyInPayerName: false }))?.type).toBe("unclear");
  });

  test("without keys in names, other payments of the day leave it absent", async () => {
    const others = payments(
      payment({ name: "Someone else" }),
      payment({ name: "Matti Meikäläinen", sum: "99,00" }),
    );
    expect((await look(others, others, { keyInPayerName: false }))?.type).toBe("absent");
  });
});

describe("matches and register entries", () => {
  const system = systemOf();
  const note = (open: string) =>
    invoiceList(
      `<SalesInvoice><NetvisorKey>13</NetvisorKey><InvoiceSum>-365,00</InvoiceSum>${open}</SalesInvoice>`,
    );

  test.each([
    // With which invoice it was matched is not shown, so it is not read back.
    ["<OpenSum>0,00</OpenSum>", { type: "found", vendorId: "13", evidence: "identified", differences: [] }],
    ["<OpenSum>-365,00</OpenSum>", { type: "absent", asOf: now }],
    ["<OpenSum>-65,00</OpenSum>", { type: "found", evidence: "identified" }],
    ["", { type: "unclear" }],
  ])("a credit note that shows %j", async (open, expected) => {
    nock(host).get("/salesinvoicelist.nv?invoicenumber=251601001").reply(200, note(open));
    expect(await system.invoices?.locate(creditStep(system, "match"), attempt)).toMatchObject(expected);
  });

  test("a credit note that is not in the list is unclear", async () => {
    nock(host).get("/salesinvoicelist.nv?invoicenumber=251601001").reply(200, invoiceList());
    expect((await system.invoices?.locate(creditStep(system, "match"), attempt))?.type).toBe("unclear");
  });

  const customer = (key: string, code: string) =>
    `<Customer><Netvisorkey>${key}</Netvisorkey><Name>N</Name><Code>${code}</Code></Customer>`;
  test.each([
    ["the exact code among others", [customer("1", "0646115-80"), customer("2", "0646115-8")], "found"],
    ["no such code", [customer("1", "0646115-80")], "absent"],
    ["the code twice", [customer("1", "0646115-8"), customer("2", "0646115-8")], "unclear"],
  ])("customers: %s", async (_, rows, type) => {
    nock(host)
      .get("/customerlist.nv?customercodelist=0646115-8")
      .reply(200, okAnswer(`<Customerlist>${rows.join("")}</Customerlist>`));
    expect((await system.invoices?.locate(invoiceStep(system, "customer"), attempt))?.type).toBe(type);
  });

  test("a product that is there twice: the oldest serves", async () => {
    const step = invoiceStep(system, "product-1");
    const product = (key: string) =>
      `<Product><NetvisorKey>${key}</NetvisorKey><ProductCode>${step.identity.key}</ProductCode><Name>N</Name></Product>`;
    nock(host)
      .get(/productlist/u)
      .reply(200, okAnswer(`<ProductList>${product("1000")}${product("999")}</ProductList>`));
    expect(await system.invoices?.locate(step, attempt)).toMatchObject({ type: "found", vendorId: "999" });
  });

  test("a step of another version is unclear, without a request", async () => {
    const step = { ...ledgerStep(system), identity: { type: "later", key: "k", values: {} } };
    expect((await system.ledger?.locate(step, attempt))?.type).toBe("unclear");
  });
});
