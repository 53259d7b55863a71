import {
  type AccountingSystem,
  civilDate,
  type ResolvedStep,
  randomIds,
  Secret,
  type Step,
} from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { createNetvisorSystem } from "@confirma-connect/netvisor";
import { describe, expect, test } from "@jest/globals";
import nock from "nock";
import { contextOf, golden, invoiceOf, ledgerOf, paymentOf, sampleCreditNote } from "../support/sample.ts";
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
const vat = line("2939", "-607.53", project);
const voucher = (lines: string, { key = "77", text = "[CC0S15T3NQFG8BT]", status = "valid" } = {}) =>
  `<Voucher Status="${status}"><NetvisorKey>${key}</NetvisorKey><VoucherDate>13.12.2025</VoucherDate><VoucherDescription>${text}</VoucherDescription>${lines}</Voucher>`;
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
const salesInvoice = ({ comment = "[CC0DY8C9ADXDYJR]", amount = "365,00", reference = "2516000017" } = {}) =>
  okAnswer(
    `<SalesInvoice><SalesInvoiceNumber>251601000</SalesInvoiceNumber><SalesInvoiceDate>2026-01-15</SalesInvoiceDate><SalesInvoiceReferencenumber>${reference}</SalesInvoiceReferencenumber><SalesInvoiceAmount>${amount}</SalesInvoiceAmount><SalesInvoicePrivateComment>${comment}</SalesInvoicePrivateComment></SalesInvoice>`,
  );

describe("an invoice is looked for by its number", () => {
  const system = systemOf();
  const look = async (list: string, invoice?: string) => {
    nock(host).get("/salesinvoicelist.nv?invoicenumber=251601000").reply(200, list);
    if (invoice !== undefined)
      nock(host).get("/getsalesinvoice.nv?netvisorkey=90&pdfimage=nopdf").reply(200, invoice);
    return system.invoices?.locate(invoiceStep(system, "invoice"), attempt);
  };

  test("with our key and equal content it is read back", async () => {
    const sighting = await look(invoiceList(invoiceRow()), salesInvoice({ reference: "00 25160 00017" }));
    expect(sighting).toEqual({ type: "found", vendorId: "90", evidence: "readBack", differences: [] });
  });

  test("with our key and other content it is ours, with the differences", async () => {
    const sighting = await look(
      invoiceList(invoiceRow()),
      salesInvoice({ amount: "365,01", reference: "1" }),
    );
    expect(sighting).toMatchObject({ type: "found", evidence: "identified" });
    expect(sighting?.type === "found" ? sighting.differences.map(({ message }) => message) : []).toEqual([
      "the total in the books is not the one that was sent",
      "the reference in the books is not the one that was sent",
    ]);
  });

  test("without our key and with other content the number is taken", async () => {
    const sighting = await look(invoiceList(invoiceRow()), salesInvoice({ comment: "", amount: "1,00" }));
    expect(sighting).toMatchObject({ type: "taken", problem: { code: "ACC_REFUSED_NUMBER_TAKEN" } });
  });

  test("without our key but equal nobody can tell", async () => {
    expect((await look(invoiceList(invoiceRow()), salesInvoice({ comment: "" })))?.type).toBe("unclear");
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

  test("a reference target is looked for on its day only", async () => {
    const system = systemOf();
    nock(host)
      .get("/salespaymentlist.nv?begindate=2026-02-25&enddate=2026-02-25")
      .reply(200, payments(payment()));
    const step = paymentStep(system, { targetIdentifier: "reference" });
    expect(await system.payments?.locate(step, attempt)).toMatchObject({
      type: "found",
      evidence: "readBack",
    });
  });

  test("without keys in names, equal content identifies and repeated content is unclear", async () => {
    const plain = { keyInPayerName: false };
    const same = payment({ name: "Matti Meikäläinen" });
    expect(await look(payments(same), undefined, plain)).toMatchObject({
      type: "found",
      evidence: "identified",
    });
    expect((await look(payments(same, same), undefined, plain))?.type).toBe("unclear");
    const none = payments(payment({ name: "Someone else" }));
    expect((await look(none, none, plain))?.type).toBe("absent");
  });
});

describe("matches and register entries", () => {
  const system = systemOf();
  const note = (open: string) =>
    invoiceList(
      `<SalesInvoice><NetvisorKey>13</NetvisorKey><InvoiceSum>-365,00</InvoiceSum>${open}</SalesInvoice>`,
    );

  test.each([
    ["<OpenSum>0,00</OpenSum>", { type: "found", vendorId: "13", evidence: "readBack", differences: [] }],
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

  test("a step of another version is unclear, without a request", async () => {
    const step = { ...ledgerStep(system), identity: { type: "later", key: "k", values: {} } };
    expect((await system.ledger?.locate(step, attempt))?.type).toBe("unclear");
  });
});
