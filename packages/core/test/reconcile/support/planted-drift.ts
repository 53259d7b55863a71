import {
  type AgencyDocument,
  addDays,
  addMinor,
  type CivilDate,
  CurrencyCode,
  type DifferenceClass,
  minorUnits,
  percentage,
} from "@confirma-connect/core";
import { type Booked, march, ownKey } from "./month.ts";

/** One way in which books drift away from what was sent. */
export interface PlantedDrift {
  readonly name: string;
  /** The one difference that it must make. */
  readonly found: DifferenceClass;
  /** Whether it can happen to a document. */
  readonly fits: (booked: Booked) => boolean;
  /** What stands in the books instead of the document. */
  readonly plant: (booked: Booked) => readonly Booked[];
}

const anything = (): boolean => true;
const isKind =
  (...kinds: readonly AgencyDocument["kind"][]) =>
  ({ content }: Booked): boolean =>
    kinds.includes(content.kind);

const cent = minorUnits(1);

function oneCentMore({ content, ...rest }: Booked): Booked {
  if (content.kind === "payment") {
    const { document } = content;
    const capital = addMinor(document.capitalAmountPaid ?? minorUnits(0), cent);
    return {
      ...rest,
      content: {
        kind: "payment",
        document: { ...document, amount: addMinor(document.amount, cent), capitalAmountPaid: capital },
      },
    };
  }
  if (content.kind === "invoice") {
    const { amounts, rows, ...document } = content.document;
    const [first, ...others] = rows;
    if (first === undefined) throw new Error("an invoice without rows");
    const row = {
      ...first,
      netAmount: addMinor(first.netAmount, cent),
      amount: addMinor(first.amount, cent),
    };
    const total = {
      ...amounts,
      netAmount: addMinor(amounts.netAmount, cent),
      totalAmount: addMinor(amounts.totalAmount, cent),
    };
    return {
      ...rest,
      content: { kind: "invoice", document: { ...document, amounts: total, rows: [row, ...others] } },
    };
  }
  const ledgerRows = content.document.ledgerRows.map((row) => {
    const change = row.accountNumber === "1910" ? 1 : row.accountNumber === "2990" ? -1 : 0;
    const moved = minorUnits(change);
    return { ...row, amount: addMinor(row.amount, moved), netAmount: addMinor(row.netAmount, moved) };
  });
  return { ...rest, content: { kind: "ledger", document: { ...content.document, ledgerRows } } };
}

function dated({ content, ...rest }: Booked, date: CivilDate): Booked {
  switch (content.kind) {
    case "invoice": {
      const header = { ...content.document.header, date };
      return { ...rest, content: { kind: "invoice", document: { ...content.document, header } } };
    }
    case "ledger":
      return { ...rest, content: { kind: "ledger", document: { ...content.document, documentDate: date } } };
    case "payment":
      return { ...rest, content: { kind: "payment", document: { ...content.document, paymentDate: date } } };
  }
}

function dateOf({ content }: Booked): CivilDate {
  switch (content.kind) {
    case "invoice":
      return content.document.header.date;
    case "ledger":
      return content.document.documentDate;
    case "payment":
      return content.document.paymentDate;
  }
}

type Row = { readonly accountNumber?: string | undefined; readonly vatCode?: string | undefined };

/** Changes the rows of one account. */
function withRows<R extends object>(
  { content, ...rest }: Booked,
  account: string,
  change: (row: Row) => R,
): Booked {
  const changed = <T extends Row>(row: T) =>
    row.accountNumber === account ? { ...row, ...change(row) } : row;
  if (content.kind === "invoice") {
    return {
      ...rest,
      content: {
        kind: "invoice",
        document: { ...content.document, rows: content.document.rows.map(changed) },
      },
    };
  }
  if (content.kind !== "ledger") throw new Error("a payment has no rows");
  const ledgerRows = content.document.ledgerRows.map(changed);
  return { ...rest, content: { kind: "ledger", document: { ...content.document, ledgerRows } } };
}

/** The document as a person would have typed it: none of our keys, and an identifier of the system's own. */
function typedByHand({ content, ...rest }: Booked): Booked {
  const vendorId = `${rest.vendorId}-hand`;
  switch (content.kind) {
    case "invoice": {
      const header = { ...content.document.header, number: `9${content.document.header.number}` };
      return { ...rest, vendorId, content: { kind: "invoice", document: { ...content.document, header } } };
    }
    case "ledger":
      return {
        ...rest,
        vendorId,
        content: { kind: "ledger", document: { ...content.document, ledgerIdentifier: vendorId } },
      };
    case "payment":
      return {
        ...rest,
        vendorId,
        content: { kind: "payment", document: { ...content.document, paymentIdentifier: vendorId } },
      };
  }
}

function referred({ content, ...rest }: Booked, reference: string | undefined): Booked {
  if (content.kind === "invoice") {
    const references = { ...content.document.references, payment: reference };
    return { ...rest, content: { kind: "invoice", document: { ...content.document, references } } };
  }
  if (content.kind !== "payment") throw new Error("a ledger document has no reference");
  return {
    ...rest,
    content: { kind: "payment", document: { ...content.document, paymentReference: reference } },
  };
}

function stranger(booked: Booked): Booked {
  const { content, ...rest } = typedByHand(oneCentMore(booked));
  if (content.kind !== "ledger") return referred({ content, ...rest }, "424242");
  const document = { ...content.document, ledgerIdentifier: ownKey(900_000), documentName: "stranger" };
  return { ...rest, content: { kind: "ledger", document } };
}

/** Twelve kinds of drift and three more; each must be found as itself, and nothing else with it. */
export const plantedDrifts: readonly PlantedDrift[] = [
  { name: "a document was deleted", found: "missing", fits: anything, plant: () => [] },
  {
    name: "a document that nobody sent",
    found: "extra",
    fits: anything,
    plant: (booked) => [booked, stranger(booked)],
  },
  {
    name: "booked twice under the same key",
    found: "duplicate",
    fits: anything,
    plant: (booked) => [booked, { ...booked, vendorId: `${booked.vendorId}-again` }],
  },
  {
    name: "typed in by hand beside ours",
    found: "duplicate",
    fits: anything,
    plant: (booked) => [booked, typedByHand(booked)],
  },
  { name: "one cent more", found: "amount", fits: anything, plant: (booked) => [oneCentMore(booked)] },
  {
    name: "dated one day later",
    found: "date",
    fits: anything,
    plant: (booked) => [dated(booked, addDays(dateOf(booked), 1))],
  },
  {
    name: "dated just over the edge of the period",
    found: "date",
    fits: anything,
    plant: (booked) => [dated(booked, addDays(march.to, 2))],
  },
  {
    name: "another account",
    found: "account",
    fits: isKind("invoice", "ledger"),
    plant: (booked) => [withRows(booked, "3000", () => ({ accountNumber: "3010" }))],
  },
  {
    name: "another VAT code",
    found: "vat",
    fits: isKind("invoice", "ledger"),
    plant: (booked) => [withRows(booked, "3000", () => ({ vatCode: "EUMY" }))],
  },
  {
    name: "another VAT rate",
    found: "vat",
    fits: isKind("invoice", "ledger"),
    plant: (booked) => [withRows(booked, "3000", () => ({ vatPercentage: percentage(14_000) }))],
  },
  {
    name: "another reference",
    found: "reference",
    fits: isKind("invoice", "payment"),
    plant: (booked) => [referred(booked, "1234561")],
  },
  {
    name: "a payment on another invoice",
    found: "reference",
    fits: isKind("payment"),
    plant: ({ content, ...rest }) => {
      if (content.kind !== "payment") throw new Error("not a payment");
      const document = { ...content.document, invoiceNumber: "424242" };
      return [{ ...rest, content: { kind: "payment", document } }];
    },
  },
  {
    name: "invalidated",
    found: "status",
    fits: anything,
    plant: (booked) => [{ ...booked, state: "invalidated" }],
  },
  {
    name: "interest booked as capital",
    found: "account",
    fits: isKind("payment"),
    plant: ({ content, ...rest }) => {
      if (content.kind !== "payment") throw new Error("not a payment");
      const { amount } = content.document;
      const parts = { capitalAmountPaid: amount, interestAmountPaid: minorUnits(0) };
      return [{ ...rest, content: { kind: "payment", document: { ...content.document, ...parts } } }];
    },
  },
  {
    name: "another currency",
    found: "currency",
    fits: isKind("payment"),
    plant: ({ content, ...rest }) => {
      if (content.kind !== "payment") throw new Error("not a payment");
      const document = { ...content.document, currency: CurrencyCode.parse("SEK") };
      return [{ ...rest, content: { kind: "payment", document } }];
    },
  },
];
