/** Whom a canary may be shown to. A secret: nobody. A personal datum: the document's own readers. */
type CanaryKind = "secret" | "personal";

/** A value that stands nowhere else, so that finding it anywhere tells where it came from. */
export interface Canary {
  /** What it is, for reports: the value itself is never printed. */
  readonly name: string;
  readonly kind: CanaryKind;
  readonly value: string;
}

const checkLetters = "0123456789ABCDEFHJKLMNPRSTUVWXY";

/** A personal identity code with a valid check letter; individual numbers from 900 belong to nobody. */
function identityCode(n: number): string {
  const [day, individual] = [`1${n}0158`, `90${n}`];
  return `${day}-${individual}${checkLetters.charAt(Number(`${day}${individual}`) % 31)}`;
}

/** A Finnish IBAN with valid check digits (ISO 13616: 98 minus the remainder of 97; F is 15, I is 18). */
function iban(n: number): string {
  const account = `8919971000123${n}`.padEnd(14, "7");
  const check = 98n - (BigInt(`${account}151800`) % 97n);
  return `FI${String(check).padStart(2, "0")}${account}`;
}

/** Canaries of one made-up person; every value differs from person to person. */
export interface CanaryPerson {
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly identity: string;
  readonly iban: string;
  readonly mail: string;
  readonly phone: string;
  readonly note: string;
}

const personOf = (n: number): CanaryPerson => ({
  name: `Kanaria Häive-${n}`,
  street: `Salakatu ${n}70${n} Z`,
  city: `Piilola-${n}`,
  identity: identityCode(n),
  iban: iban(n),
  mail: `kanaria.${n}@piilo.invalid`,
  phone: `+3585070701${n}${n}`,
  note: `cnry-note-${n}-kertomus`,
});

/** Persons: of accepted documents, of malformed ones, of refused ones, and of vendors' own answers. */
export const canaryPersons = {
  accepted: personOf(1),
  malformed: personOf(2),
  refused: personOf(3),
  vendor: personOf(4),
} as const;

const secretOf = (name: string): string => `cnry-secret-${name}-7f3a91`;

/** Keys, tokens and passwords by what they open. */
export const canarySecrets = {
  booksKey: secretOf("books-api-key"),
  echoKey: secretOf("echo-api-key"),
  plainKey: secretOf("plain-api-key"),
  operatorKey: secretOf("operator-key"),
  wrongKey: secretOf("wrong-api-key"),
  authorization: secretOf("authorization"),
  cookie: secretOf("cookie"),
  netvisorCustomer: secretOf("netvisor-customer-key"),
  netvisorPartner: secretOf("netvisor-partner-key"),
  netvisorEcho: secretOf("netvisor-echo-key"),
  procountorClient: secretOf("procountor-client-secret"),
  procountorApi: secretOf("procountor-api-key"),
  literal: secretOf("literal-in-configuration"),
  confirma: secretOf("confirma-api-key"),
  cashIn: secretOf("cash-in-token"),
  finkare: `fk_live_${secretOf("finkare")}`,
} as const;

/** Every canary of a run. */
export const canaries: readonly Canary[] = [
  ...Object.entries(canarySecrets).map(([name, value]) => ({ name, kind: "secret" as const, value })),
  ...Object.entries(canaryPersons).flatMap(([whose, person]) =>
    Object.entries(person).map(([what, value]) => ({
      name: `${what} (${whose})`,
      kind: "personal" as const,
      value: String(value),
    })),
  ),
];
