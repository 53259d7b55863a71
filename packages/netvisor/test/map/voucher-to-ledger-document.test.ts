import {
  AccountPlan,
  checkLedgerBalance,
  checkLedgerVat,
  minorUnits,
  percentage,
  vatOfNet,
} from "@confirma-connect/core";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { voucherToLedgerDocument } from "../../src/map/voucher-to-ledger-document.ts";
import { readAccountingLedger, type Voucher } from "../../src/wire/answer/accounting-ledger.ts";
import { parsed } from "../support/parsed.ts";

const line = (account: string, sum: string, vat = "0", code = "-", more = "") =>
  `<VoucherLine><LineSum>${sum}</LineSum><Description>1763</Description><AccountNumber>${account}</AccountNumber>
   <VatPercent>${vat}</VatPercent><VatCode>${code}</VatCode>${more}</VoucherLine>`;

function voucher(lines: string, head = ""): Voucher {
  const text = `<Root><Vouchers><Voucher Status="valid"><NetvisorKey>12</NetvisorKey><VoucherDate>13.12.2025</VoucherDate>
    <VoucherNumber>1001</VoucherNumber><VoucherDescription>Perintä joulukuu [CC0123456789ABC]</VoucherDescription>
    <VoucherClass>ML Myyntilasku</VoucherClass>${head}${lines}</Voucher></Vouchers></Root>`;
  const [found] = readAccountingLedger(parsed(text));
  if (found === undefined) throw new Error("the test's own voucher was not read");
  return found;
}

const dimension = (name: string, item: string) =>
  `<Dimension><DimensionName>${name}</DimensionName><DimensionItem>${item}</DimensionItem></Dimension>`;
const example = voucher(
  line("1701", "2990,00", "0", "-", dimension("Kustannuspaikka", "1000") + dimension("Projekti", "PN12345")) +
    line("3000", "-2382,47", "25,5", "KOMY") +
    line("2939", "-607,53"),
);
const plan = AccountPlan.parse({
  accounts: { map: { "1763": "1701" } },
  vatCodes: [{ code: "20", percentage: 25.5, target: "KOMY" }],
  dimensions: { COST_CENTER: "Kustannuspaikka" },
  projectDimension: "Projekti",
  documentClasses: { ML: "Myyntilasku", MS: "Myyntisuoritus" },
});
const vatAccounts = new Set(["2939"]);

describe("voucherToLedgerDocument", () => {
  it("reads the documented example back in the agency's words", () => {
    const { vendorId, state, document } = voucherToLedgerDocument(example, { plan, vatAccounts });
    expect([vendorId, state]).toEqual(["12", "valid"]);
    expect(document).toMatchObject({
      ledgerIdentifier: "CC0123456789ABC",
      documentType: "ML",
      documentName: "1001",
      documentDate: "2025-12-13",
      documentDescription: "Perintä joulukuu",
      calculationMode: "NET",
    });
    expect(document.ledgerRows).toMatchObject([
      {
        bookingDate: "2025-12-13",
        accountNumber: "1763",
        vatPercentage: 0,
        vatCode: undefined,
        amount: 299_000,
        netAmount: 299_000,
        isVatRow: false,
        projectNumber: "PN12345",
        transactionDescription: "1763",
        ledgerDimensions: [{ dimensionType: "COST_CENTER", dimensionValue: "1000" }],
      },
      {
        accountNumber: "3000",
        vatPercentage: 25_500,
        vatCode: "20",
        amount: -299_000,
        netAmount: -238_247,
        isVatRow: false,
      },
      { accountNumber: "2939", vatPercentage: 0, amount: -60_753, netAmount: -60_753, isVatRow: true },
    ]);
    expect([...checkLedgerBalance(document), ...checkLedgerVat(document)]).toEqual([]);
  });

  it("keeps Netvisor's words without a plan", () => {
    const { document } = voucherToLedgerDocument(example);
    expect(document.documentType).toBe("ML Myyntilasku");
    expect(
      document.ledgerRows.map(({ accountNumber, vatCode, isVatRow }) => [accountNumber, vatCode, isVatRow]),
    ).toEqual([
      ["1701", undefined, false],
      ["3000", "KOMY", false],
      ["2939", undefined, false],
    ]);
    expect(document.ledgerRows[0]?.ledgerDimensions).toEqual([
      { dimensionType: "Kustannuspaikka", dimensionValue: "1000" },
      { dimensionType: "Projekti", dimensionValue: "PN12345" },
    ]);
  });

  it("keeps Netvisor's words where the plan is ambiguous", () => {
    const ambiguous = AccountPlan.parse({
      accounts: { map: { a: "3000", b: "3000" } },
      vatCodes: [
        { code: "1", target: "KOMY" },
        { code: "2", target: "KOMY" },
      ],
      documentClasses: { X: "Myyntilasku", Y: "Myyntilasku" },
    });
    const { document } = voucherToLedgerDocument(example, { plan: ambiguous });
    expect(document.documentType).toBe("ML Myyntilasku");
    expect(document.ledgerRows[1]).toMatchObject({ accountNumber: "3000", vatCode: "KOMY" });
  });

  it("finds the class by its key or abbreviation in another language", () => {
    const types = [
      {
        netvisorKey: "4",
        abbreviation: "SI",
        name: "Myyntilasku",
        foreignNames: new Map([["en", "Sales invoice"]]),
      },
    ];
    const english = { ...example, voucherClass: "SI Sales invoice" };
    expect(voucherToLedgerDocument(english, { plan, voucherTypes: types }).document.documentType).toBe("ML");
    const keyed = { ...english, voucherClass: "?", voucherClassKey: "4" };
    expect(voucherToLedgerDocument(keyed, { plan, voucherTypes: types }).document.documentType).toBe("ML");
  });

  it("reverse charge has no VAT in its amounts", () => {
    const { document } = voucherToLedgerDocument(voucher(line("4000", "100,00", "25,5", "KAVE")));
    expect(document.ledgerRows[0]).toMatchObject({ amount: 10_000, netAmount: 10_000, vatCode: "KAVE" });
  });

  it("a voucher without lines, number or our key", () => {
    const bare: Voucher = {
      ...voucher(""),
      description: undefined,
      number: undefined,
      voucherClass: undefined,
    };
    expect(voucherToLedgerDocument(bare).document).toMatchObject({
      ledgerIdentifier: "netvisor-12",
      documentType: "-",
      documentDescription: undefined,
      ledgerRows: [],
    });
  });

  it.each([
    ["a sum below a cent", voucher(line("3000", "1,005"))],
    ["no account", voucher(line("", "1,00"))],
    ["no date", { ...example, date: undefined }],
  ])("stops at %s instead of guessing", (_title, broken) => {
    expect(() => voucherToLedgerDocument(broken)).toThrow(
      expect.objectContaining({ code: "ACC_ANSWER_UNREADABLE" }),
    );
  });

  it("gross amounts carry exactly the VAT of the VAT rows, and net amounts are never touched", () => {
    const grosses = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(grosses, fc.constantFrom(10_000, 13_500, 14_000, 24_000, 25_500), (amounts, rate) => {
        const vats = amounts.map((gross) => Math.round((gross * rate) / (100_000 + rate)));
        const nets = amounts.map((gross, index) => gross - (vats[index] ?? 0));
        const written: Voucher = {
          ...example,
          lines: [
            ...nets.map((net) => ledgerLine("3000", -net, rate, "KOMY")),
            ledgerLine("2939", -vats.reduce((sum, vat) => sum + vat, 0), 0, "NONE"),
          ],
        };
        const { document } = voucherToLedgerDocument(written, { vatAccounts });
        // Older rates are warnings on the example's date; the amounts must be right.
        expect(checkLedgerVat(document).filter(({ severity }) => severity === "error")).toEqual([]);
        expect(document.ledgerRows.map(({ netAmount }) => netAmount)).toEqual(
          written.lines.map(({ sum }) => sum),
        );
        for (const row of document.ledgerRows.filter(({ isVatRow }) => !isVatRow)) {
          const exact = row.netAmount + vatOfNet(row.netAmount, row.vatPercentage);
          expect(Math.abs(row.amount - exact)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

const ledgerLine = (accountNumber: string, sum: number, rate: number, vatCode: string) => ({
  netvisorKey: undefined,
  sum: minorUnits(sum),
  description: undefined,
  accountNumber,
  vatPercentage: percentage(rate),
  vatCode,
  dimensions: [],
});
