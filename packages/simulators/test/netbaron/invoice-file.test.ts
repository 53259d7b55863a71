import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import type { NetbaronReadings, NetbaronRefusalCode } from "../../src/index.ts";
import { bench } from "./hand-over.ts";
import { type InvoiceChange, invoiceText } from "./invoice-text.ts";

const BALANCES = { "1701": 109_292, "2939": -22_092, "3000": -86_000, "3200": -1200 };

test("an invoice is booked with its receipt and its open sum", async () => {
  const { simulator, handOver } = await bench();
  expect(await handOver("a.xml", invoiceText())).toMatchObject({ reasons: [], outcome: "booked" });
  const books = simulator.probe.books();
  expect(books.balances).toEqual(BALANCES);
  expect(books.trialBalance).toBe(0);
  expect(books.invoices).toMatchObject([
    {
      number: "145",
      date: "2026-01-15",
      dueDate: "2026-01-29",
      reference: "00000000000001234561",
      buyerName: "Ostaja Oy",
      buyerIdentifier: "0112038-9",
      netCents: 87_200,
      vatCents: 22_092,
      grossCents: 109_292,
      openCents: 109_292,
    },
  ]);
  expect(books.receipts).toMatchObject([{ number: "145", source: "invoice", file: "a.xml" }]);
  expect(books.receipts[0]?.rows).toContainEqual(
    expect.objectContaining({
      accountNumber: "3200",
      sumCents: -1200,
      costCentre: "100",
      vatBasisPoints: 1350,
    }),
  );
});

const change = (from: string, to: string): InvoiceChange => ({ replace: [[from, to]] });
const refused: readonly (readonly [string, InvoiceChange, NetbaronRefusalCode])[] = [
  ["a credit note", change("INV01", "INV02"), "invoiceType"],
  ["a cancellation", change("Original", "Cancel"), "invoiceType"],
  ["an origin that is none", change("Original", "Other"), "structure"],
  ["version 4.0", change('Version="3.0"', 'Version="4.0"'), "version"],
  ["a namespace", change('Version="3.0"', 'Version="3.0" xmlns="urn:x"'), "structure"],
  ["a decimal point", change("860,00", "860.00"), "amountForm"],
  ["one decimal", change("872,00", "872,0"), "amountForm"],
  ["a part of a cent", change("872,00", "872,001"), "amountForm"],
  ["dollars", change('AmountCurrencyIdentifier="EUR"', 'AmountCurrencyIdentifier="USD"'), "currency"],
  ["no currency", change(' AmountCurrencyIdentifier="EUR"', ""), "currency"],
  ["an ISO date", change("20260115", "2026-01-15"), "dateForm"],
  ["a day that is none", change("20260115", "20260230"), "dateForm"],
  ["a date without its format", change('InvoiceDate Format="CCYYMMDD"', "InvoiceDate"), "dateForm"],
  ["a percentage with a point", change("25,5", "25.5"), "vatPercent"],
  ["a missing origin", change("<OriginCode>Original</OriginCode>", ""), "structure"],
  [
    "an empty seller",
    {
      replace: [
        ["<SellerPartyIdentifier>2345678-0</SellerPartyIdentifier>", ""],
        ["<SellerOrganisationName>Velkoja Oy</SellerOrganisationName>", ""],
      ],
    },
    "structure",
  ],
  ["a number of 21", { number: "1".repeat(21) }, "structure"],
  [
    "an element out of order",
    change(
      "<InvoiceTypeText>LASKU</InvoiceTypeText>\n    <OriginCode>Original</OriginCode>",
      "<OriginCode>Original</OriginCode><InvoiceTypeText>LASKU</InvoiceTypeText>",
    ),
    "structure",
  ],
  [
    "an element twice",
    change(
      "<OriginCode>Original</OriginCode>",
      "<OriginCode>Original</OriginCode><OriginCode>Original</OriginCode>",
    ),
    "structure",
  ],
  ["an element that is not known", change("<OriginCode>", "<Other>1</Other><OriginCode>"), "structure"],
  [
    "no rows",
    {
      replace: [
        ["<InvoiceRow>", "<!--"],
        ["</InvoiceRow>\n  <InvoiceRow>", "-"],
        ["</InvoiceRow>", "-->"],
      ],
    },
    "structure",
  ],
  [
    "rows that miss the total",
    change(
      'RowVatExcludedAmount AmountCurrencyIdentifier="EUR">12,00',
      'RowVatExcludedAmount AmountCurrencyIdentifier="EUR">12,01',
    ),
    "arithmetic",
  ],
  [
    "a total a cent off",
    {
      replace: [
        ["1092,92", "1092,93"],
        ["1092,92", "1092,93"],
      ],
    },
    "arithmetic",
  ],
  [
    "an amount to pay a cent off",
    change(
      'EpiInstructedAmount AmountCurrencyIdentifier="EUR">1092,92',
      'EpiInstructedAmount AmountCurrencyIdentifier="EUR">1092,93',
    ),
    "arithmetic",
  ],
  [
    "a VAT base that is not the rows'",
    {
      replace: [
        ["860,00", "861,00"],
        ["12,00", "11,00"],
      ],
    },
    "arithmetic",
  ],
  [
    "a tax that is not the rate's",
    {
      replace: [
        ["219,30", "219,28"],
        ["1,62", "1,64"],
      ],
    },
    "arithmetic",
  ],
  ["a tax total that is not the specification's", change("219,30", "219,31"), "arithmetic"],
  ["a foreign seller", change("2345678-0", "0112038-9"), "wrongSeller"],
  ["no due date", change('<InvoiceDueDate Format="CCYYMMDD">20260129</InvoiceDueDate>', ""), "missing"],
  [
    "no payment reference",
    change(
      '<EpiRemittanceInfoIdentifier IdentificationSchemeName="SPY">00000000000001234561</EpiRemittanceInfoIdentifier>',
      "",
    ),
    "missing",
  ],
  ["a reference with letters", change("00000000000001234561", "ABC"), "structure"],
  ["an unknown row account", change("3200", "3299"), "accountUnknown"],
  ["an unknown cost centre", change(">100<", ">101<"), "costCentreUnknown"],
  ["a closed period", change(">20260115", ">20180115"), "periodClosed"],
  [
    "a partly paid invoice",
    change(
      "  <InvoiceRow>",
      "  <PaymentStatusDetails><PaymentStatusCode>PARTLYPAID</PaymentStatusCode></PaymentStatusDetails><InvoiceRow>",
    ),
    "structure",
  ],
  ["a document type", change("<Finvoice", '<!DOCTYPE Finvoice [<!ENTITY x "y">]><Finvoice'), "syntax"],
  ["broken XML", change("</Finvoice>", ""), "syntax"],
  [
    "another root",
    {
      replace: [
        ["<Finvoice", "<Invoice"],
        ["</Finvoice>", "</Invoice>"],
      ],
    },
    "structure",
  ],
];

test.each(refused)("%s is refused", async (_, altered, code) => {
  const { simulator, handOver } = await bench();
  const record = await handOver("a.xml", invoiceText(altered));
  expect(record?.outcome).toBe("rejected");
  expect(record?.reasons.map((reason) => reason.code)).toContain(code);
  expect(simulator.probe.books().invoices).toEqual([]);
});

const TOTAL = "The rows do not make the total";
const BASE = "The VAT specification does not make the net total";
const RATE_BASE = "The rows of the rate do not make its base";
const arithmetic: readonly (readonly [string, readonly (readonly [string, string])[], readonly string[]])[] =
  [
    [
      "a row a cent off",
      [
        [
          'RowVatExcludedAmount AmountCurrencyIdentifier="EUR">12,00',
          'RowVatExcludedAmount AmountCurrencyIdentifier="EUR">12,01',
        ],
      ],
      [TOTAL, RATE_BASE],
    ],
    [
      "a base a cent off",
      [
        [
          'VatBaseAmount AmountCurrencyIdentifier="EUR">12,00',
          'VatBaseAmount AmountCurrencyIdentifier="EUR">12,01',
        ],
      ],
      [BASE, RATE_BASE],
    ],
    [
      "a row under the other rate",
      [["<RowVatRatePercent>13,5", "<RowVatRatePercent>25,5"]],
      [RATE_BASE, RATE_BASE],
    ],
  ];

test.each(arithmetic)("every total that %s breaks is told", async (_, replace, texts) => {
  const { handOver } = await bench();
  const record = await handOver("a.xml", invoiceText({ replace }));
  expect(record?.reasons.map(({ text }) => text)).toEqual(texts);
});

test("an INV01 below zero is refused, whatever it adds up to", async () => {
  const { handOver } = await bench();
  const negative = invoiceText().replaceAll('"EUR">', '"EUR">-');
  expect((await handOver("a.xml", negative))?.reasons.map(({ text }) => text)).toEqual([
    "An INV01 is not negative",
  ]);
});

test("an invoice number is booked once", async () => {
  const { simulator, handOver } = await bench();
  await handOver("a.xml", invoiceText());
  expect(await handOver("b.xml", invoiceText())).toMatchObject({ reasons: [{ code: "duplicate" }] });
  expect(simulator.probe.books().balances).toEqual(BALANCES);
});

const readings: readonly (readonly [string, Partial<NetbaronReadings>, InvoiceChange])[] = [
  ["foreign seller accepted", { foreignSeller: "accept" }, change("2345678-0", "0112038-9")],
  [
    "payment details optional",
    { paymentDetails: "optional" },
    change(
      '<InvoiceDueDate Format="CCYYMMDD">20260129</InvoiceDueDate>',
      "<PaymentTermsFreeText>14 pv</PaymentTermsFreeText>",
    ),
  ],
];

test.each(readings)("reading: %s", async (_, reading, altered) => {
  const strict = await bench();
  expect(await strict.handOver("a.xml", invoiceText(altered))).toMatchObject({ outcome: "rejected" });
  const open = await bench({ readings: reading });
  expect(await open.handOver("a.xml", invoiceText(altered))).toMatchObject({
    reasons: [],
    outcome: "booked",
  });
  expect(open.simulator.probe.books().balances).toEqual(BALANCES);
});

test("reading: the row dialect is refused, Finvoice's own account element is used instead", async () => {
  const { simulator, handOver } = await bench({ readings: { rowDialect: "refuse" } });
  const record = await handOver("a.xml", invoiceText());
  expect(record?.reasons.map(({ column }) => column)).toEqual([
    "Finvoice/InvoiceRow/RowAccount",
    "Finvoice/InvoiceRow/RowCostcenter",
  ]);
  const standard: InvoiceChange = {
    replace: [
      ["<RowAccount>3200</RowAccount>", ""],
      ["<RowCostcenter>100</RowCostcenter>", ""],
      [
        "<ArticleName>Kirja</ArticleName>",
        "<ArticleName>Kirja</ArticleName><RowNormalProposedAccountIdentifier>3200</RowNormalProposedAccountIdentifier>",
      ],
    ],
  };
  await handOver("b.xml", invoiceText(standard));
  expect(simulator.probe.books().balances).toEqual(BALANCES);
});

test("reading: the same invoice number is booked again", async () => {
  const { simulator, handOver } = await bench({ readings: { duplicateInvoice: "bookAgain" } });
  await handOver("a.xml", invoiceText());
  await handOver("b.xml", invoiceText());
  expect(simulator.probe.books().invoices).toHaveLength(2);
});

test("a paid invoice is open by nothing and cleared", async () => {
  const { simulator, handOver } = await bench();
  const status = "<PaymentStatusDetails><PaymentStatusCode>PAID</PaymentStatusCode></PaymentStatusDetails>";
  await handOver("a.xml", invoiceText(change("  <InvoiceRow>", `  ${status}<InvoiceRow>`)));
  const { invoices, balances, trialBalance } = simulator.probe.books();
  expect(invoices).toMatchObject([{ grossCents: 109_292, openCents: 0 }]);
  expect(balances).toMatchObject({ "1701": 0, "1780": 109_292 });
  expect(trialBalance).toBe(0);
});

test("a rounding goes to its account", async () => {
  const { simulator, handOver } = await bench();
  const rounded: InvoiceChange = {
    replace: [
      [
        ">1092,92</InvoiceTotalVatIncludedAmount>",
        '>1092,90</InvoiceTotalVatIncludedAmount><InvoiceTotalRoundoffAmount AmountCurrencyIdentifier="EUR">-0,02</InvoiceTotalRoundoffAmount>',
      ],
      [">1092,92</Epi", ">1092,90</Epi"],
    ],
  };
  expect(await handOver("a.xml", invoiceText(rounded))).toMatchObject({ reasons: [] });
  expect(simulator.probe.books().balances).toMatchObject({ "1701": 109_290, "8570": 2 });
  expect(simulator.probe.books().trialBalance).toBe(0);
});

test("ISO-8859-15 is read when declared, and another charset is not", async () => {
  const { simulator, handOver } = await bench();
  const finnish = invoiceText({
    replace: [
      ["UTF-8", "ISO-8859-15"],
      ["Ostaja Oy", "Hämäläinen €"],
    ],
  });
  const bytes = Buffer.from(finnish.replace("€", "\u00a4"), "latin1");
  expect(await handOver("a.xml", bytes)).toMatchObject({ outcome: "booked" });
  expect(simulator.probe.books().invoices[0]?.buyerName).toBe("Hämäläinen €");
  expect(
    await handOver("b.xml", Buffer.from(invoiceText(change("Kiitos", "Hyvää")), "latin1")),
  ).toMatchObject({
    reasons: [{ code: "encoding" }],
  });
});

test("where the public sample is at hand, it is booked", async () => {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../../../..");
  const path = resolve(root, "shared/wire/finvoice/minimal-inv01.xml");
  const sample = existsSync(path) ? readFileSync(path, "utf8") : invoiceText();
  const { simulator, handOver } = await bench();
  expect(await handOver("a.xml", sample)).toMatchObject({ reasons: [], outcome: "booked" });
  expect(simulator.probe.books().trialBalance).toBe(0);
  expect(simulator.probe.books().invoices).toHaveLength(1);
});
