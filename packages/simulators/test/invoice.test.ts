import { describe, expect, test } from "@jest/globals";
import type { NetvisorSimulator } from "../src/index.ts";
import { customer, invoice, payment, product, productLine } from "./messages.ts";
import { type Answer, codeOf, keyOf, send, statusOf } from "./netvisor-client.ts";
import { running } from "./running.ts";

const add = (simulator: NetvisorSimulator, body: string): Promise<Answer> =>
  send(simulator.url, "salesinvoice.nv?method=add", body);
const pay = (simulator: NetvisorSimulator, body: string): Promise<Answer> =>
  send(simulator.url, "salespayment.nv", body);
const match = (credit: number, debit: number): string =>
  `<root><matchcreditnote><creditnotenetvisorkey>${credit}</creditnotenetvisorkey><invoicenetvisorkey>${debit}</invoicenetvisorkey></matchcreditnote></root>`;

test("an open invoice has number, reference, due date and voucher", async () => {
  const simulator = await running();
  const key = keyOf(await add(simulator, invoice()));
  const books = simulator.probe.books();
  expect(books.salesInvoices[0]).toMatchObject({
    number: 1,
    referenceNumber: "10016",
    dueDate: "2026-03-16",
    totalCents: 12550,
    openCents: 12550,
    status: "open",
  });
  expect(books.balances).toEqual({ "1701": 12550, "2939": -2550, "3000": -10000 });
  const read = await send(simulator.url, `getsalesinvoice.nv?netvisorkey=${key}&pdfimage=nopdf`);
  expect(read.body).toContain('<InvoiceStatus status="open">Open</InvoiceStatus>');
  expect(read.body).toContain(`<InvoiceVoucher netvisorkey="${books.vouchers[0]?.netvisorKey}" />`);
});

test.each([
  ["an unknown customer", invoice({ customer: "9999" }), "INVALID_DATA"],
  ["an unknown product", invoice().replace("PALVELU", "MUU"), "INVALID_DATA"],
  [
    "no VAT code",
    invoice({ line: productLine("1", "100", "<productvatpercentage>24</productvatpercentage>") }),
    "INVALID_DATA",
  ],
  [
    "no product line",
    invoice({
      line: "<invoiceline><salesinvoicecommentline><comment>x</comment></salesinvoicecommentline></invoiceline>",
    }),
    "INVALID_DATA",
  ],
  ["no payment term", invoice().replace("<paymenttermnetdays>14</paymenttermnetdays>", ""), "INVALID_DATA"],
  ["a status that is none", invoice({ status: "sent" }), "INVALID_DATA"],
  [
    "another currency",
    invoice().replace("<salesinvoiceamount>", '<salesinvoiceamount iso4217currencycode="SEK">'),
    "INVALID_DATA",
  ],
  [
    "a line sum without its VAT",
    invoice({
      line: productLine("1", "100", undefined, "<salesinvoiceproductlinesum>1</salesinvoiceproductlinesum>"),
    }),
    "INVALID_DATA",
  ],
  ["a product name of 201", invoice().replace("Palvelu", "x".repeat(201)), "INVALID_DATA_SIZE"],
  [
    "a wrapper per voucher line",
    invoice({
      tail: "<invoicevoucherlines></invoicevoucherlines><invoicevoucherlines></invoicevoucherlines>",
    }),
    "INVALID_DATA",
  ],
])("an invoice with %s is refused", async (_title, body, code) => {
  const simulator = await running();
  expect(codeOf(await add(simulator, body))).toBe(code);
  expect(simulator.probe.books().salesInvoices).toEqual([]);
});

test.each([
  ["refuse", "DUPLICATE_DATA", [7]],
  ["nextFree", "OK", [7, 8]],
  ["store", "OK", [7, 7]],
] as const)("an invoice number that exists: %s", async (duplicateInvoiceNumber, code, numbers) => {
  const simulator = await running({ readings: { duplicateInvoiceNumber } });
  await add(simulator, invoice({ number: "7" }));
  expect(codeOf(await add(simulator, invoice({ number: "7" })))).toBe(code);
  expect(simulator.probe.books().salesInvoices.map(({ number }) => number)).toEqual(numbers);
});

test.each([
  ["customer", "duplicateCustomerCode", customer("1000")],
  ["product", "duplicateProductCode", product("PALVELU")],
])("a %s code that exists is refused or stored", async (name, reading, body) => {
  const strict = await running();
  const lax = await running({ readings: { [reading]: "store" } });
  expect(codeOf(await send(strict.url, `${name}.nv?method=add`, body))).toBe("DUPLICATE_DATA");
  expect(codeOf(await send(lax.url, `${name}.nv?method=add`, body))).toBe("OK");
});

test("a reference with a wrong check digit is accepted or refused", async () => {
  const body = invoice({ reference: "<salesinvoicereferencenumber>1094</salesinvoicereferencenumber>" });
  const lax = await running();
  const strict = await running({ readings: { invalidReference: "refuse" } });
  expect(codeOf(await add(lax, body))).toBe("OK");
  expect(codeOf(await add(strict, body))).toBe("INVALID_DATA");
});

test("the header total is respected and the difference goes to rounding", async () => {
  const simulator = await running();
  await add(simulator, invoice({ amount: "125,00" }));
  expect(simulator.probe.books().balances).toEqual({
    "1701": 12500,
    "2939": -2550,
    "3000": -10000,
    "8570": 50,
  });
});

test.each([
  ["gross", -10000],
  ["net", -12000],
] as const)("a given line sum is %s", async (invoiceLineSum, sales) => {
  const simulator = await running({ readings: { invoiceLineSum } });
  const sums =
    "<salesinvoiceproductlinevatsum>20</salesinvoiceproductlinevatsum><salesinvoiceproductlinesum>120</salesinvoiceproductlinesum>";
  await add(simulator, invoice({ line: productLine("1", "1", undefined, sums) }));
  expect(simulator.probe.books().balances).toMatchObject({ "2939": -2000, "3000": sales });
});

test.each([
  ["salesPositive", "100"],
  ["ledgerSigned", "-100"],
] as const)("the sender's own posting is %s", async (invoiceVoucherLines, sum) => {
  const simulator = await running({ readings: { invoiceVoucherLines } });
  const line = `<voucherline><linesum type="net">${sum}</linesum><accountnumber>3001</accountnumber><vatpercent vatcode="KOMY">25,5</vatpercent></voucherline>`;
  await add(simulator, invoice({ tail: `<invoicevoucherlines>${line}</invoicevoucherlines>` }));
  expect(simulator.probe.books().balances).toEqual({ "1701": 12550, "2939": -2550, "3001": -10000 });
});

describe("states, credit notes and payments", () => {
  test("an unsent invoice has no voucher until its status changes", async () => {
    const simulator = await running();
    const key = keyOf(await add(simulator, invoice({ status: "unsent" })));
    expect(simulator.probe.books().vouchers).toEqual([]);
    const target = `updatesalesinvoicestatus.nv?netvisorkey=${key}&status=collected`;
    expect(statusOf(await send(simulator.url, target, ""))).toBe("OK");
    expect(simulator.probe.books().balances).toMatchObject({ "1701": 12550 });
    const list = await send(simulator.url, "salesinvoicelist.nv?invoicestatus=collected");
    expect(list.body).toContain(
      '<InvoiceStatus substatus="collected" isincollection="1">open</InvoiceStatus>',
    );
  });

  test.each([
    ["allOrNothing", "INVALID_DATA", "unsent"],
    ["untilFailure", "OK", "open"],
  ] as const)("a list of status updates is %s", async (statusList, code, status) => {
    const simulator = await running({ readings: { statusList } });
    const key = keyOf(await add(simulator, invoice({ status: "unsent" })));
    const target = `updatesalesinvoicestatus.nv?netvisorkeylist=${key},999999&status=open`;
    expect(codeOf(await send(simulator.url, target, ""))).toBe(code);
    expect(simulator.probe.books().salesInvoices[0]?.status).toBe(status);
  });

  test("a credit note is matched once, only when both are sent", async () => {
    const simulator = await running();
    const debit = keyOf(await add(simulator, invoice()));
    const unsent = keyOf(await add(simulator, invoice({ status: "unsent", line: productLine("-1") })));
    const credit = keyOf(await add(simulator, invoice({ line: productLine("-1") })));
    expect(codeOf(await send(simulator.url, "matchcreditnote.nv", match(unsent, debit)))).toBe(
      "INVALID_DATA",
    );
    expect(codeOf(await send(simulator.url, "matchcreditnote.nv", match(debit, credit)))).toBe(
      "INVALID_DATA",
    );
    expect(codeOf(await send(simulator.url, "matchcreditnote.nv", match(credit, debit)))).toBe("OK");
    expect(codeOf(await send(simulator.url, "matchcreditnote.nv", match(credit, debit)))).toBe(
      "INVALID_DATA",
    );
    const [first] = simulator.probe.books().salesInvoices;
    expect(first).toMatchObject({
      status: "paid",
      openCents: 0,
      creditMatches: [{ creditNoteKey: credit, cents: 12550 }],
    });
    expect(simulator.probe.books().balances["1701"]).toBe(0);
  });

  test("a payment settles its invoice and its deletion opens it again", async () => {
    const simulator = await running();
    await add(simulator, invoice({ number: "5" }));
    const key = keyOf(await pay(simulator, payment("5", "125,50")));
    expect(simulator.probe.books().balances).toMatchObject({ "1701": 0, "1920": 12550 });
    expect(simulator.probe.books().salesInvoices[0]?.status).toBe("paid");
    const list = await send(simulator.url, "salespaymentlist.nv?invoicenumber=5");
    expect(list.body).toContain("<Date>10.3.2026</Date>");
    expect(codeOf(await pay(simulator, payment("5", "125,50")))).toBe("INVALID_DATA");
    expect(codeOf(await send(simulator.url, `deletesalespayment.nv?paymentid=${key}`))).toBe("OK");
    expect(simulator.probe.books().salesInvoices[0]).toMatchObject({ status: "open", openCents: 12550 });
    expect(simulator.probe.books().balances["1701"]).toBe(12550);
    const since = new Date().toISOString().slice(0, 10);
    const gone = await send(simulator.url, `deletedsalespayments.nv?deletedsince=${since}`);
    expect(gone.body).toContain(`<NetvisorKey>${key}</NetvisorKey>`);
  });

  test("partial payments need the invoice's leave; a cash discount is within tolerance", async () => {
    const simulator = await running();
    await add(simulator, invoice({ number: "1" }));
    await add(simulator, invoice({ number: "2", terms: "<expectpartialpayments>1</expectpartialpayments>" }));
    const discount =
      '<paymenttermcashdiscountdays>14</paymenttermcashdiscountdays><paymenttermcashdiscount type="percentage">2</paymenttermcashdiscount>';
    await add(simulator, invoice({ number: "3", terms: discount }));
    expect(codeOf(await pay(simulator, payment("1", "25,50")))).toBe("INVALID_DATA");
    expect(codeOf(await pay(simulator, payment("2", "25,50")))).toBe("OK");
    expect(codeOf(await pay(simulator, payment("3", "122,99")))).toBe("OK");
    const books = simulator.probe.books();
    expect(books.salesInvoices.map(({ openCents }) => openCents)).toEqual([12550, 10000, 0]);
    expect(books.balances["3500"]).toBe(251);
    expect(books.trialBalance).toBe(0);
  });

  test.each([
    ["an invoice that does not exist", payment("99", "125,50")],
    ["another sum", payment("5", "125,51")],
    ["an unknown reference", payment("2013", "125,50", { type: "reference" })],
  ])("a payment of %s is refused, or stored without a target", async (_title, body) => {
    const strict = await running();
    const lax = await running({ readings: { untargetedPayment: "store" } });
    await add(strict, invoice({ number: "5" }));
    await add(lax, invoice({ number: "5" }));
    expect(codeOf(await pay(strict, body))).toBe("INVALID_DATA");
    expect(codeOf(await pay(lax, body))).toBe("OK");
    expect(strict.probe.books().salesPayments).toEqual([]);
    const books = lax.probe.books();
    expect(books.salesPayments).toHaveLength(1);
    expect(books.salesInvoices[0]?.openCents).toBe(12550);
    expect(books.trialBalance).toBe(0);
  });

  test.each([
    ["an unknown method", payment("5", "125,50", { method: "Shekki" })],
    ["an unknown currency", payment("5", "125,50", { currency: "XXX" })],
    ["an unknown target type", payment("5", "125,50", { type: "key" })],
    ["an unknown override", payment("5", "125,50", { attributes: ' overrideaccountingaccountnumber="1"' })],
    ["a zero sum", payment("5", "0,00")],
  ])("a payment with %s is refused", async (_title, body) => {
    const simulator = await running();
    await add(simulator, invoice({ number: "5" }));
    expect(codeOf(await pay(simulator, body))).toBe("INVALID_DATA");
  });

  test.each([
    ["accountSide", ""],
    [
      "wholeVoucher",
      '<voucherline><linesum type="net">-125,50</linesum><accountnumber>1701</accountnumber><vatpercent vatcode="NONE">0</vatpercent></voucherline>',
    ],
  ] as const)("a payment's voucher lines are the %s", async (paymentVoucherLines, other) => {
    const simulator = await running({ readings: { paymentVoucherLines } });
    await add(simulator, invoice({ number: "5" }));
    const line = `<voucherline><linesum type="net">125,50</linesum><accountnumber>1780</accountnumber><vatpercent vatcode="NONE">0</vatpercent></voucherline>`;
    const lines = `<salespaymentvoucherlines>${line}${other}</salespaymentvoucherlines>`;
    expect(statusOf(await pay(simulator, payment("5", "125,50", { lines })))).toBe("OK");
    expect(simulator.probe.books().balances).toMatchObject({ "1701": 0, "1780": 12550 });
  });
});

test("a deleted invoice takes its voucher along, and the deleted list tells it", async () => {
  const simulator = await running();
  const key = keyOf(await add(simulator, invoice()));
  const voucherKey = simulator.probe.books().vouchers[0]?.netvisorKey;
  expect(codeOf(await send(simulator.url, `deletesalesinvoice.nv?invoiceid=${key}`))).toBe("OK");
  expect(simulator.probe.books()).toMatchObject({ salesInvoices: [], balances: {} });
  const today = new Date().toISOString().slice(0, 10);
  const gone = await send(simulator.url, `deletedvouchers.nv?deletedsince=${today}`);
  expect(gone.body).toContain(`<NetvisorKey>${voucherKey}</NetvisorKey>`);
  expect(codeOf(await send(simulator.url, "deletedvouchers.nv?deletedsince=2020-01-01"))).toBe(
    "INVALID_DATA",
  );
  expect(codeOf(await send(simulator.url, "deletedvouchers.nv"))).toBe("INVALID_DATA");
});

describe("lists and registers", () => {
  test("the invoice list filters by number, key, customer and date", async () => {
    const simulator = await running();
    const key = keyOf(await add(simulator, invoice({ number: "5" })));
    await add(simulator, invoice({ number: "6", customer: "1000" }));
    const count = async (query: string): Promise<number> =>
      (await send(simulator.url, `salesinvoicelist.nv?${query}`)).body.split("<SalesInvoice>").length - 1;
    expect(await count("listtype=")).toBe(2);
    expect(await count("invoicenumber=5")).toBe(1);
    expect(await count(`invoicesabovenetvisorkey=${key}`)).toBe(1);
    expect(await count("CustomerCode=1000")).toBe(1);
    expect(await count("begininvoicedate=2026-03-03")).toBe(0);
    expect(await count("lastmodifiedstart=2020-01-01T00:00:00&lastmodifiedend=2020-01-02T00:00:00")).toBe(0);
    expect((await send(simulator.url, "salesinvoicelist.nv?listtype=preinvoice")).body).toContain(
      "<SalesInvoiceList />",
    );
  });

  test.each([
    "accountlist",
    "vouchertypelist",
    "dimensionlist",
    "accountingperiodlist",
    "customerlist",
    "productlist",
    "paymenttermlist",
    "getbankaccounts",
    "getcustomer",
    "getproduct",
  ])("%s answers", async (name) => {
    const simulator = await running();
    expect(statusOf(await send(simulator.url, `${name}.nv?id=102`))).toBe("OK");
  });

  test("answers follow the readings of their form", async () => {
    const one = await running();
    const other = await running({
      readings: {
        periodNesting: "inside",
        customerNotFound: "failed",
        registerWrapper: "none",
        answerAge: "older",
        controlCharacters: true,
        oddAnswers: false,
        ledgerAccountFilter: "lines",
      },
    });
    expect((await send(one.url, "accountingperiodlist.nv")).body).toContain(
      "    </PeriodLockInformation>\n    <Period>",
    );
    expect((await send(other.url, "accountingperiodlist.nv")).body).toContain(
      "</Period>\n    </PeriodLockInformation>",
    );
    expect((await send(one.url, "getcustomer.nv?id=1")).body).toContain("<Customer />");
    expect(codeOf(await send(other.url, "getcustomer.nv?id=1"))).toBe("INVALID_DATA");
    expect((await send(other.url, "vouchertypelist.nv")).body).not.toContain("<VoucherTypeList>");
    await add(one, invoice());
    await add(other, invoice());
    expect((await send(one.url, "salesinvoicelist.nv")).body).toContain("<InvoiceDueDate");
    const older = (await send(other.url, "salesinvoicelist.nv")).body;
    expect(older).not.toContain("<InvoiceDueDate");
    expect(older).toContain("&#x2;</CustomerName>");
    const query = "accountingledger.nv?changedsince=2026-01-01&accountnumberstart=3000";
    expect((await send(one.url, query)).body.split("<VoucherLine>")).toHaveLength(4);
    expect((await send(other.url, query)).body.split("<VoucherLine>")).toHaveLength(2);
  });
});
