import {
  type AccountPlan,
  absMinor,
  type LedgerDocument,
  type LedgerRow,
  type MinorUnits,
  minorUnits,
  percentage,
  type Recorded,
  sumMinor,
  vatOfNet,
} from "@confirma-connect/core";
import type { Voucher, VoucherLine } from "../wire/answer/accounting-ledger.ts";
import type { VoucherType } from "../wire/answer/voucher-type-list.ts";
import { isRequestVatCode } from "../wire/request/vat-code.ts";
import { takeOwnKey } from "./own-key.ts";
import { accountOf, agencyDimensionsOf, agencyVatCodeOf, documentTypeOf } from "./reverse-plan.ts";
import { unreadable } from "./unreadable.ts";
import { vatEffect } from "./vat-table.ts";
import { voucherClassNames } from "./voucher-class-names.ts";

/** What helps to read a voucher; without it Netvisor's own words stay. */
export interface VoucherContext {
  readonly plan?: AccountPlan;
  /** Accounts that carry VAT (accountlist's `salesvatdebt`, `purchasevatreceivable`); their rows are VAT rows. */
  readonly vatAccounts?: ReadonlySet<string>;
  /** Voucher classes, to find a class by its key in every language. */
  readonly voucherTypes?: readonly VoucherType[];
}

/** The agency's limit of a document's description, in characters. */
const descriptionLength = 210;

/**
 * Reads a voucher as a ledger document. Vouchers are in net form: `netAmount` is Netvisor's sum to the cent,
 * `amount` adds the VAT that the VAT rows carry. The identifier is our key when the description has it.
 *
 * @throws ConnectorError ACC_ANSWER_UNREADABLE when a date, account or sum cannot be read.
 */
export function voucherToLedgerDocument(
  voucher: Voucher,
  context: VoucherContext = {},
): Recorded<LedgerDocument> {
  const { key, words } = takeOwnKey(voucher.description);
  if (voucher.netvisorKey === "") unreadable("NetvisorKey", voucher.netvisorKey);
  const documentDate = voucher.date ?? unreadable("VoucherDate", voucher.netvisorKey);
  const rows = voucher.lines.map((line) => rowOf(line, documentDate, voucher.netvisorKey, context));
  return {
    vendorId: voucher.netvisorKey,
    state: voucher.status,
    document: {
      ledgerIdentifier: key ?? `netvisor-${voucher.netvisorKey}`,
      documentType: documentTypeOf(context.plan, voucherClassNames(voucher, context.voucherTypes ?? [])),
      documentName: voucher.number,
      documentDate,
      documentDescription: words?.slice(0, descriptionLength),
      calculationMode: "NET",
      ledgerRows: carryVatExactly(rows),
    },
  };
}

function rowOf(
  line: VoucherLine,
  bookingDate: LedgerDocument["documentDate"],
  voucherKey: string,
  context: VoucherContext,
): LedgerRow {
  const netAmount = line.sum ?? unreadable("LineSum", voucherKey);
  const account = line.accountNumber ?? unreadable("AccountNumber", voucherKey);
  const vatPercentage = line.vatPercentage ?? percentage(0);
  const isVatRow = vatPercentage === 0 && (context.vatAccounts?.has(account) ?? false);
  const vat = splitsVat(line.vatCode) ? vatOfNet(netAmount, vatPercentage) : 0;
  return {
    bookingDate,
    accountNumber: accountOf(context.plan, account),
    vatPercentage,
    vatCode: agencyVatCodeOf(context.plan, line.vatCode, vatPercentage),
    amount: minorUnits(netAmount + vat),
    netAmount,
    isVatRow,
    transactionDescription: line.description,
    ...agencyDimensionsOf(context.plan, line.dimensions),
  };
}

// A code that we do not know is read like a domestic one; reverse charge has no VAT in its amounts.
const splitsVat = (code: string | undefined): boolean =>
  code === undefined || !isRequestVatCode(code) || vatEffect(code) === "split";

/**
 * Gross amounts are computed from net ones and may be a cent off. Where VAT rows say what the VAT was, the odd
 * cents go to the taxed rows, the largest first, at most one each.
 */
function carryVatExactly(rows: readonly LedgerRow[]): LedgerRow[] {
  const carried = sumMinor(rows.filter(({ isVatRow }) => isVatRow).map(({ netAmount }) => netAmount));
  const contained = sumMinor(rows.filter(({ isVatRow }) => !isVatRow).map(vatOf));
  const odd = carried - contained;
  const taxed = rows
    .filter((row) => vatOf(row) !== 0)
    .toSorted((left, right) => absMinor(right.amount) - absMinor(left.amount));
  if (!rows.some(({ isVatRow }) => isVatRow) || odd === 0 || Math.abs(odd) > taxed.length) return [...rows];
  const receivers = new Set(taxed.slice(0, Math.abs(odd)));
  const cent = Math.sign(odd);
  return rows.map((row) => (receivers.has(row) ? { ...row, amount: minorUnits(row.amount + cent) } : row));
}

const vatOf = ({ amount, netAmount }: LedgerRow): MinorUnits => minorUnits(amount - netAmount);
