import { formatAmount } from "../value/amount.ts";
import { formatPercentage } from "../value/percentage.ts";
import { compareRows } from "./compare-rows.ts";
import {
  type ComparedDocument,
  type ComparedField,
  type ComparedRow,
  comparedFields,
  fieldPointers,
} from "./compared-document.ts";

/** One field that is not the same on both sides. Values are shown as text, never with personal data. */
interface FieldDifference {
  readonly field: ComparedField;
  /** JSON pointer into the agency's document; "" is the whole document. */
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
}

/** What came of comparing two documents. */
export interface Comparison {
  readonly differences: readonly FieldDifference[];
  readonly notCompared: readonly ComparedField[];
}

/** `untold`: reading did not give it back. `unasked`: the agency's side expects nothing of it. */
type Verdict = "same" | "differs" | "untold" | "unasked";

const verdictOf = <T>(expected: T | undefined, actual: T | undefined): Verdict => {
  if (actual === undefined) return "untold";
  return expected === actual ? "same" : "differs";
};

type Verdicts = Readonly<Record<ComparedField, Verdict>>;

/** Rows speak about accounts and VAT, and about the amount where the totals agree. */
function rowVerdicts(
  expected: ComparedDocument,
  actual: ComparedDocument,
): Pick<Verdicts, "account" | "vat" | "amount"> {
  const sameTotal = expected.amount === actual.amount;
  const total: Verdict = sameTotal ? "same" : "differs";
  // Nobody asked for rows, or nobody tells them; payments have no VAT.
  if (expected.rows === undefined) return { account: "unasked", vat: "unasked", amount: total };
  const vatless = expected.kind === "payment";
  if (actual.rows === undefined) {
    return { account: "untold", vat: vatless ? "unasked" : "untold", amount: total };
  }
  const { differing, notCompared, uneven } = compareRows(expected.rows, actual.rows);
  const verdict = (field: ComparedField): Verdict =>
    differing.has(field) ? "differs" : notCompared.has(field) ? "untold" : "same";
  const moved = uneven && sameTotal;
  return {
    account: moved ? "differs" : verdict("account"),
    vat: vatless ? "unasked" : verdict("vat"),
    amount: differing.has("amount") && !moved ? "differs" : total,
  };
}

const rowText = ({ account = "?", net, vat, vatCode, vatPercentage }: ComparedRow): string => {
  const code = vatCode === undefined ? "" : ` ${vatCode}`;
  const tax = vat === 0 ? "" : ` + ${formatAmount(vat, ".")}`;
  return `${account} ${formatAmount(net, ".")}${tax} (${formatPercentage(vatPercentage, ".")} %${code})`;
};

/** At most this many rows are shown of each side. */
const shownRows = 5;

function rowsText(rows: readonly ComparedRow[], others: readonly ComparedRow[]): string {
  const known = new Set(others.map(rowText));
  const odd = rows.map(rowText).filter((text) => !known.has(text));
  const rest = odd.length > shownRows ? [`and ${odd.length - shownRows} more`] : [];
  return [...odd.slice(0, shownRows), ...rest].join("; ");
}

function shown(document: ComparedDocument, other: ComparedDocument, field: ComparedField): string {
  switch (field) {
    case "amount":
      return document.amount === other.amount
        ? rowsText(document.rows ?? [], other.rows ?? [])
        : formatAmount(document.amount, ".");
    case "account":
    case "vat":
      return rowsText(document.rows ?? [], other.rows ?? []);
    case "status":
      return document.standing ?? "";
    default:
      return document[field] ?? "";
  }
}

function verdictsOf(expected: ComparedDocument, actual: ComparedDocument): Verdicts {
  return {
    ...rowVerdicts(expected, actual),
    currency: verdictOf(expected.currency, actual.currency),
    date: verdictOf(expected.date, actual.date),
    // A document without a reference asks for none; the accounting system may have made one.
    reference: expected.reference === undefined ? "unasked" : verdictOf(expected.reference, actual.reference),
    status: verdictOf(expected.standing, actual.standing),
  };
}

/** A payment that stands on another invoice, where both sides name one. */
function otherInvoice(
  { invoiceNumber: expected }: ComparedDocument,
  { invoiceNumber: actual }: ComparedDocument,
): readonly FieldDifference[] {
  if (expected === undefined || actual === undefined || expected === actual) return [];
  return [{ field: "reference", pointer: "/invoiceNumber", expected, actual }];
}

const equal: Comparison = { differences: [], notCompared: [] };

/**
 * Compares two documents that are known to be the same one. `carried`: the fields that reading gives back at all;
 * a carried field that is empty differs, any other one counts as not compared.
 */
export function compareDocuments(
  expected: ComparedDocument,
  actual: ComparedDocument,
  carried?: readonly ComparedField[],
): Comparison {
  const verdicts = verdictsOf(expected, actual);
  const read = (field: ComparedField): Verdict => {
    const verdict = verdicts[field];
    if (carried?.includes(field) === false) return verdict === "unasked" ? verdict : "untold";
    return verdict === "untold" && field === "reference" && carried !== undefined ? "differs" : verdict;
  };
  const [differing, notCompared]: [ComparedField[], ComparedField[]] = [[], []];
  for (const field of comparedFields) {
    const verdict = read(field);
    if (verdict === "differs") differing.push(field);
    else if (verdict === "untold") notCompared.push(field);
  }
  const moved = otherInvoice(expected, actual);
  if (differing.length === 0 && notCompared.length === 0 && moved.length === 0) return equal;
  const differences = differing.map((field) => ({
    field,
    pointer: fieldPointers[expected.kind][field],
    expected: shown(expected, actual, field),
    actual: shown(actual, expected, field),
  }));
  return { differences: [...differences, ...moved], notCompared };
}
