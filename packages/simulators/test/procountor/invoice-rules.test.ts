import { describe, expect, test } from "@jest/globals";
import { at, errorOf, exchange, numberAt, session } from "./client.ts";
import { type Body, paidBy, purchaseInvoice, row, rowWith, salesInvoice, soldTo } from "./samples.ts";

const without = (name: string): Body => {
  const { [name]: _left, ...rest } = salesInvoice();
  return rest;
};
const channel = (invoiceChannel: string, change: Body, address: Body = {}): Body => ({
  ...soldTo(change, address),
  invoiceChannel,
});
const POSTAL = { street: "Katu 1", zip: "00100", city: "Helsinki" };
const minimal: Body = {
  type: "SALES_INVOICE",
  status: "UNFINISHED",
  date: "2020-10-01",
  counterParty: { counterPartyAddress: { name: "Buyer name" } },
  paymentInfo: {
    paymentMethod: "BANK_TRANSFER",
    currency: "EUR",
    bankAccount: { accountNumber: "FI2799999900031563" },
    dueDate: "2020-10-11",
    currencyRate: 1,
  },
  extraInfo: { accountingByRow: false, unitPricesIncludeVat: false },
  discountPercent: 0,
  invoiceRows: [
    { product: "Coffee cup", quantity: 2, unit: "PIECE", unitPrice: 3.5, discountPercent: 0, vatPercent: 24 },
  ],
  vatStatus: 1,
  invoiceChannel: "NO_SENDING",
  language: "FINNISH",
};

test("the vendor's own minimal invoice is accepted", async () => {
  const { call } = await session();
  const answer = await call("POST", "invoices", minimal);
  expect(answer.status).toBe(200);
  expect(answer.json).toMatchObject({
    status: "UNFINISHED",
    invoiceSumInfo: [{ currency: "EUR", excludingVatTotal: 7, vatSumTotal: 1.68, invoiceSumTotal: 8.68 }],
    billingAddress: { name: "Buyer name" },
  });
});

describe("what POST /invoices refuses", () => {
  const cases: readonly (readonly [string, Body, string])[] = [
    ...[
      "type",
      "date",
      "counterParty",
      "paymentInfo",
      "extraInfo",
      "discountPercent",
      "invoiceRows",
      "invoiceChannel",
      "vatStatus",
      "language",
    ].map((name) => [`no ${name}`, without(name), `Value of the '${name}' cannot be blank.`] as const),
    ["a null", salesInvoice({ date: null }), "Value of the 'date' cannot be blank."],
    ["no rows", salesInvoice({ invoiceRows: [] }), "Value of the 'invoiceRows' cannot be blank."],
    ["an empty product", rowWith({ product: "" }), "Value of the 'invoiceRows[0].product' cannot be blank."],
    ["an unknown unit", rowWith({ unit: "KPL" }), "Value of the 'invoiceRows[0].unit' field is invalid: KPL"],
    [
      "a country code",
      soldTo({}, { country: "FI" }),
      "Value of the 'counterParty.counterPartyAddress.country' field is invalid: FI",
    ],
    [
      "a strange currency",
      paidBy({ currency: "EUX" }),
      "Value of the 'paymentInfo.currency' field is invalid: EUX",
    ],
    [
      "a day that is none",
      salesInvoice({ date: "2026-02-30" }),
      "Value of the 'date' field is invalid: 2026-02-30",
    ],
    [
      "a date with a time",
      salesInvoice({ date: "2026-03-02T00:00:00" }),
      "Value of the 'date' field is invalid: 2026-03-02T00:00:00",
    ],
    [
      "an amount as text",
      rowWith({ unitPrice: "100" }),
      "Value of the 'invoiceRows[0].unitPrice' field is invalid: 100",
    ],
    [
      "a flag as text",
      salesInvoice({ extraInfo: { accountingByRow: "true", unitPricesIncludeVat: false } }),
      "Value of the 'extraInfo.accountingByRow' field is invalid: true",
    ],
    [
      "a number too long",
      salesInvoice({ originalInvoiceNumber: "1".repeat(41) }),
      "originalInvoiceNumber: size must be between 0 and 40",
    ],
    [
      "a name too long",
      soldTo({}, { name: "N".repeat(81) }),
      "counterParty.counterPartyAddress.name: size must be between 0 and 80",
    ],
    [
      "notes too long",
      salesInvoice({ notes: "x".repeat(10_001) }),
      "notes: size must be between 0 and 10000",
    ],
    [
      "a discount above 100",
      salesInvoice({ discountPercent: 100.5 }),
      "discountPercent: must be less than or equal to 100",
    ],
    [
      "a partner id that is no integer",
      salesInvoice({ partnerId: 1.5 }),
      "Value of the 'partnerId' field is invalid: 1.5",
    ],
    ["an unknown field", salesInvoice({ dimensions: [] }), "Unrecognized field 'dimensions'."],
    [
      "an unknown field in a row",
      rowWith({ account: "3000" }),
      "Unrecognized field 'invoiceRows[0].account'.",
    ],
    [
      "a type only for reading",
      salesInvoice({ type: "PERIODIC_TAX_RETURN" }),
      "type: Type PERIODIC_TAX_RETURN is not supported.",
    ],
    [
      "EDIFACT",
      salesInvoice({ invoiceChannel: "EDIFACT" }),
      "Value of the 'invoiceChannel' field is invalid: EDIFACT",
    ],
    [
      "paper",
      salesInvoice({ invoiceChannel: "PAPER_INVOICE" }),
      "Value of the 'invoiceChannel' field is invalid: PAPER_INVOICE",
    ],
    [
      "other delivery on sales",
      salesInvoice({ deliveryMethod: "OTHER" }),
      "Value of the 'deliveryMethod' field is invalid: OTHER",
    ],
    [
      "an offer that is an invoice",
      salesInvoice({ isOffer: true }),
      "isOffer: Only a sales order can be an offer.",
    ],
    [
      "a delivery that ends first",
      salesInvoice({ deliveryStartDate: "2026-03-02", deliveryEndDate: "2026-03-01" }),
      "Delivery ends before it starts.",
    ],
    ["a due date before the date", paidBy({ dueDate: "2026-03-01" }), "DUE_DATE_BEFORE_BILL_DATE"],
    [
      "a term of 1000 days",
      paidBy({ dueDate: "2028-11-26" }),
      "paymentInfo.dueDate: The payment term can be 0-999 days.",
    ],
    [
      "a rate in the own currency",
      paidBy({ currencyRate: 1.1 }),
      "paymentInfo.currencyRate: The currency rate does not suit the currency.",
    ],
    [
      "a rate of zero",
      paidBy({ currency: "SEK", currencyRate: 0 }),
      "paymentInfo.currencyRate: The currency rate does not suit the currency.",
    ],
    [
      "a negative rate",
      paidBy({ currencyRate: -1 }),
      "paymentInfo.currencyRate: must be greater than or equal to 0",
    ],
    [
      "no bank account",
      paidBy({ bankAccount: {} }),
      "Value of the 'paymentInfo.bankAccount.accountNumber' cannot be blank.",
    ],
    [
      "an IBAN with spaces",
      paidBy({ bankAccount: { accountNumber: "FI21 1234 5600 0007 85" } }),
      "paymentInfo.bankAccount.accountNumber: The bank account is not a valid IBAN.",
    ],
    [
      "an IBAN with a wrong check",
      paidBy({ bankAccount: { accountNumber: "FI2212345600000785" } }),
      "paymentInfo.bankAccount.accountNumber: The bank account is not a valid IBAN.",
    ],
    [
      "a BIC on sales",
      paidBy({ bankAccount: { accountNumber: "FI2112345600000785", bic: "NDEAFIHH" } }),
      "paymentInfo.bankAccount.bic: BIC is not supported for sales invoices.",
    ],
    [
      "a wrong reference",
      paidBy({ bankReferenceCode: "1232" + "1" }),
      "paymentInfo.bankReferenceCode: The reference code is invalid.",
    ],
    [
      "a wrong RF reference",
      paidBy({ bankReferenceCode: "RF19539007547034" }),
      "paymentInfo.bankReferenceCode: The reference code is invalid.",
    ],
    [
      "a reference of another country",
      paidBy({ bankReferenceCodeType: "OCR" }),
      "paymentInfo.bankReferenceCodeType: The reference code type is not allowed.",
    ],
    [
      "a reference of another type",
      paidBy({ bankReferenceCode: "1232", bankReferenceCodeType: "RF" }),
      "paymentInfo.bankReferenceCode: The reference code is invalid.",
    ],
    ["e-mail without address", channel("EMAIL", {}), "Value of the 'counterParty.email' cannot be blank."],
    [
      "a bad e-mail",
      soldTo({ email: "not an address" }),
      "counterParty.email: The email address is invalid.",
    ],
    [
      "mail without street",
      channel("MAIL", {}, { zip: "00100", city: "Helsinki" }),
      "Value of the 'billingAddress.street' cannot be blank.",
    ],
    [
      "e-invoice without city",
      channel("ELECTRONIC_INVOICE", {}, { ...POSTAL, city: "" }),
      "Value of the 'counterParty.counterPartyAddress.city' cannot be blank.",
    ],
    [
      "five copies",
      soldTo({ bccAddresses: ["a", "b", "c", "d", "e"].map((one) => `${one}@example.test`) }),
      "counterParty.bccAddresses: At most 4 addresses.",
    ],
    [
      "a copy to the address",
      soldTo({ email: "a@example.test", bccAddresses: ["a@example.test"] }),
      "counterParty.bccAddresses[0]: The bcc address is invalid.",
    ],
    [
      "a bad EDI id",
      soldTo({ einvoiceAddress: { ediId: "0037123" } }),
      "counterParty.einvoiceAddress.ediId: INVALID_OVT",
    ],
    [
      "an EDI id abroad",
      soldTo({ einvoiceAddress: { ediId: "003725288426" } }, { country: "SWEDEN" }),
      "counterParty.einvoiceAddress.ediId: OVT_NOT_ALLOWED",
    ],
    ["a bad business id", soldTo({ identifier: "2528842-7" }), "counterParty.identifier: ERROR_BRN_CODE"],
    [
      "a delivery address without country",
      salesInvoice({ deliveryAddress: { name: "Varasto" } }),
      "Value of the 'deliveryAddress.country' cannot be blank.",
    ],
    [
      "a percent that is not in use",
      rowWith({ vatPercent: 22 }),
      "invoiceRows[0].vatPercent: VAT percentage is not in use.",
    ],
    ["a VAT status of 0", salesInvoice({ vatStatus: 0 }), "vatStatus: ERROR_VATSTATUS_VATPERC"],
    ["a VAT status of the other side", salesInvoice({ vatStatus: 2 }), "vatStatus: ERROR_VATSTATUS_VATPERC"],
    [
      "a status without tax and a percent",
      rowWith({ vatStatus: 12 }),
      "invoiceRows[0].vatStatus: ERROR_VATSTATUS_VATPERC",
    ],
    [
      "an unknown product",
      rowWith({ productId: 1 }),
      "invoiceRows[0].productId: The product does not exist.",
    ],
    ["an unknown partner", salesInvoice({ partnerId: 1 }), "partnerId: The business partner does not exist."],
    [
      "a supplier as customer",
      salesInvoice({ partnerId: 502 }),
      "partnerId: The business partner is of another type.",
    ],
    [
      "an unknown acceptor",
      purchaseInvoice({ invoiceApprovalInformation: { acceptors: [{ userId: 1 }] } }),
      "invoiceApprovalInformation.acceptors[0].userId: The user does not exist.",
    ],
    [
      "a Cyrillic letter",
      rowWith({ product: "Palveluе" }),
      "invoiceRows[0].product: The value contains unsupported characters.",
    ],
    ["a closed year", { ...paidBy({ dueDate: "2018-12-31" }), date: "2018-12-31" }, "CLOSED_FISCAL_PERIOD"],
    [
      "a year that is not there",
      { ...paidBy({ dueDate: "2040-01-02" }), date: "2040-01-01" },
      "CLOSED_FISCAL_PERIOD",
    ],
    [
      "too many decimals in a discount",
      salesInvoice({ discountPercent: 1.00001 }),
      "discountPercent: numeric value out of bounds (at most 4 decimals)",
    ],
    [
      "too many decimals in penal interest",
      salesInvoice({ penaltyPercent: 8.125 }),
      "penaltyPercent: numeric value out of bounds (at most 2 decimals)",
    ],
  ];

  test("every case", async () => {
    const { simulator, call } = await session();
    for (const [name, body, message] of cases) {
      expect([name, errorOf(await call("POST", "invoices", body))]).toEqual([name, message]);
    }
    expect(simulator.probe.books().invoices).toEqual([]);
    expect(cases.length).toBeGreaterThan(60);
  });

  test("all errors of a body at once, each with its status", async () => {
    const { call } = await session();
    const answer = await call("POST", "invoices", rowWith({ product: "", unit: "X" }, { date: "" }));
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ errors: [{ status: 400 }, { status: 400 }, { status: 400 }] });
  });

  test("a body that is no JSON object", async () => {
    const { call, simulator, token } = await session();
    expect(errorOf(await call("POST", "invoices", [1]))).toBe("Value of the '' field is invalid: ");
    expect(errorOf(await call("POST", "invoices"))).toBe("HTTP 415 Unsupported Media Type");
    const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json; charset=utf-8" };
    const broken = await exchange(`${simulator.url}/invoices`, "POST", headers, '{"type":');
    expect(errorOf(broken)).toBe("Malformed JSON.");
  });
});

describe("what POST /invoices accepts", () => {
  test.each<[string, Body]>([
    ["every letter of Windows-1252", rowWith({ product: "Åäö €uro – “quote” š™\ttab" })],
    ["line breaks", salesInvoice({ additionalInformation: "a\nb" })],
    ["cash without account", paidBy({ paymentMethod: "CASH", bankAccount: {} })],
    ["a due date on the day", paidBy({ dueDate: "2026-03-02" })],
    ["a term of 999 days", paidBy({ dueDate: "2028-11-25" })],
    ["a Finnish reference", paidBy({ bankReferenceCode: "1232", bankReferenceCodeType: "FI" })],
    ["an RF reference", paidBy({ bankReferenceCode: "RF18539007547034", bankReferenceCodeType: "RF" })],
    ["mail with an address", channel("MAIL", {}, POSTAL)],
    ["e-invoice with an address", channel("ELECTRONIC_INVOICE", {}, POSTAL)],
    ["e-mail", channel("EMAIL", { email: "a@example.test", bccAddresses: ["b@example.test"] })],
    ["an EDI id", soldTo({ einvoiceAddress: { ediId: "003725288426" } }, { country: "FINLAND" })],
    ["a business id", soldTo({ identifier: "2528842-6", customerNumber: "1" })],
    ["an identifier abroad", soldTo({ identifier: "556677-8899" }, { country: "SWEDEN" })],
    ["no delivery address", salesInvoice({ deliveryAddress: {}, billingAddress: {} })],
    ["a purchase", purchaseInvoice()],
    ["an order", salesInvoice({ type: "SALES_ORDER", isOffer: true })],
    ["a customer", salesInvoice({ partnerId: 501 })],
    [
      "what an answer carries",
      salesInvoice({ id: 1, status: "PAID", invoiceNumber: 7, ledgerReceiptId: null }),
    ],
  ])("%s", async (_name, body) => {
    const { call } = await session();
    expect(errorOf(await call("POST", "invoices", body))).toBe("OK");
  });

  test("an expense claim without VAT status", async () => {
    const { call } = await session();
    const { vatStatus: _vatStatus, ...claim } = purchaseInvoice({ type: "BILL_OF_CHARGES" });
    expect(errorOf(await call("POST", "invoices", claim))).toBe("OK");
  });

  test("a reference is made when it is asked for, and only then", async () => {
    const { call } = await session();
    const made = await call("POST", "invoices", paidBy({ bankReferenceCode: "" }));
    expect(at(made.json, "paymentInfo", "bankReferenceCode")).toMatch(/^\d{6}$/);
    const none = await call("POST", "invoices", salesInvoice());
    expect(at(none.json, "paymentInfo", "bankReferenceCode")).toBeUndefined();
  });

  test("the same originalInvoiceNumber twice: nothing stops a second booking", async () => {
    const { simulator, call } = await session();
    const [first, second] = [
      await call("POST", "invoices", salesInvoice()),
      await call("POST", "invoices", salesInvoice()),
    ];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(numberAt(first.json, "id")).not.toBe(numberAt(second.json, "id"));
    expect(simulator.probe.books().invoices.map((one) => one.originalInvoiceNumber)).toEqual([
      "TA-1001",
      "TA-1001",
    ]);
  });
});

test("a row's VAT status overrides that of the invoice", async () => {
  const { call } = await session();
  const rows = [row, { ...row, vatPercent: 0, vatStatus: 12 }];
  const answer = await call("POST", "invoices", salesInvoice({ invoiceRows: rows }));
  expect(answer.json).toMatchObject({ invoiceSumInfo: [{ invoiceSumTotal: 225.5 }] });
});
