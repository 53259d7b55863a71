import type { CanaryPerson } from "./canary.ts";

/** Submit bodies by kind, as they go over the line. */
export interface CanaryBodies {
  readonly invoice: object;
  readonly ledger: object;
  readonly payment: object;
}

const side = (accountNumber: string, amount: number, note: string) => ({
  accountNumber,
  vatPercentage: 0,
  vatCode: "",
  amount,
  netAmount: amount,
  isVatRow: 0,
  transactionDescription: note,
});

const partyOf = (person: CanaryPerson) => ({
  name: person.name,
  address: { street: person.street, postalCode: "00100", city: person.city, countryCode: "FI" },
  contact: {
    email: person.mail,
    phone: person.phone,
    contactPerson: { name: person.name, email: person.mail },
  },
});

const invoiceOf = (person: CanaryPerson, number: number) => ({
  header: {
    number,
    type: "INVOICE",
    date: "2026-03-02",
    dueDate: "2026-03-16",
    description: person.note,
    additionalInformation: person.note,
    currencyCode: "EUR",
    languageCode: "FI",
  },
  references: { payment: null },
  parties: {
    sellerParty: {
      businessId: "0646115-8",
      ...partyOf(person),
      paymentDetails: { iban: person.iban, bic: "DABAFIHH" },
    },
    buyerParty: {
      entityType: "PERSON",
      customerAccountId: `C-${number}`,
      personalIdentityNumber: person.identity,
      languageCode: "FI",
      ...partyOf(person),
    },
  },
  amounts: { netAmount: 100, vatAmount: 25.5, totalAmount: 125.5 },
  rows: [
    {
      name: person.note,
      quantity: 1,
      unitPrice: 100,
      vatPercentage: 25.5,
      vatCode: "20",
      netAmount: 100,
      vatAmount: 25.5,
      amount: 125.5,
      accountNumber: "3000",
    },
  ],
});

/** One document of each kind, full of a person's data; `n` makes identifiers, which are the caller's and may be shown. */
export function canaryBodies(person: CanaryPerson, n: number): CanaryBodies {
  const words = `${person.name} ${person.iban} ${person.mail}`;
  return {
    invoice: { invoice: invoiceOf(person, 500_000 + n) },
    ledger: {
      ledgers: [
        {
          ledgerIdentifier: `L-${n}`,
          documentType: "ML",
          documentName: `V-${n}`,
          documentDate: "2026-03-02",
          documentDescription: words,
          ledgerRows: [side("1701", 10, person.name), side("1910", -10, person.iban)],
        },
      ],
    },
    payment: {
      payments: [
        {
          paymentIdentifier: `P-${n}`,
          invoiceNumber: String(500_000 + n),
          paymentDate: "2026-03-02",
          bookingDate: null,
          amount: 110,
          currency: "EUR",
          targetIdentifier: "invoicenumber",
          paymentReference: "1337109",
          sourceName: person.name,
        },
      ],
    },
  };
}

/** Fields that may be repeated: identifiers, which the caller chose, and words of the account plan. */
const shown = new Set([
  ...["ledgerIdentifier", "documentName", "paymentIdentifier", "invoiceNumber", "number"],
  ...["accountNumber", "documentType", "vatCode"],
]);

/** The document once per place, with a canary of a wrong type (object, array) or as a wrong text there. */
export function* misplaced(body: unknown, person: CanaryPerson): Generator<unknown> {
  const texts = Object.values(person).map(String);
  const wrong: readonly ((text: string) => unknown)[] = [
    (text) => ({ [`x${text.length}`]: text }),
    (text) => [text, text],
    (text) => text,
  ];
  let turn = 0;
  for (const path of pathsOf(body)) {
    for (const [form, make] of wrong.entries()) {
      const text = texts[turn % texts.length] ?? "";
      turn += 1;
      // A text in an identifier is an identifier.
      if (form === 2 && shown.has(path.at(-1) ?? "")) continue;
      yield replaced(body, path, make(text));
    }
  }
}

function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const below = Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, name]));
  return path.length === 0 ? below : [path, ...below];
}

function replaced(value: unknown, path: readonly string[], instead: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return instead;
  if (Array.isArray(value)) {
    return value.map((each, at) => (String(at) === name ? replaced(each, rest, instead) : each));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === name ? replaced(inner, rest, instead) : inner]),
  );
}
