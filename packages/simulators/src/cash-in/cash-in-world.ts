import { History } from "../kernel/history.ts";
import { type CashInBook, emptyCashInBook } from "./book/cash-in-book.ts";
import type { CashInAccountKey, CashInCreditorAccount, CashInPartnerAccount } from "./cash-in-account.ts";

/** One creditor: its account as it is now, and its book. */
export interface CreditorDesk {
  account: CashInCreditorAccount;
  /** What the partner told about it. */
  details: Readonly<Record<string, unknown>>;
  readonly history: History<CashInBook>;
}

/** A message that was sent. Holds no text: only how often and by whom is of interest. */
export interface CashInSms {
  readonly messageId: string;
  readonly partnerId: string;
  readonly length: number;
}

/** Who a key speaks for. */
export type CashInCaller =
  | { readonly kind: "creditor"; readonly desk: CreditorDesk; readonly key: CashInAccountKey }
  | { readonly kind: "partner"; readonly partner: CashInPartnerAccount; readonly key: CashInAccountKey };

/** All tenants behind one address. */
export class CashInWorld {
  readonly #creditors: readonly CashInCreditorAccount[];
  readonly #partners: readonly CashInPartnerAccount[];
  readonly #opening: ReadonlyMap<string, CashInBook>;
  #desks: readonly CreditorDesk[] = [];
  #sms: readonly CashInSms[] = [];
  #issued = 0;

  constructor(
    creditors: readonly CashInCreditorAccount[],
    partners: readonly CashInPartnerAccount[],
    opening: Readonly<Record<string, CashInBook>>,
  ) {
    this.#creditors = creditors;
    this.#partners = partners;
    this.#opening = new Map(Object.entries(opening));
    this.reset();
  }

  /** Back to the accounts and books of the start. */
  reset(): void {
    this.#desks = this.#creditors.map((account) => this.#open(account));
    this.#sms = [];
    this.#issued = 0;
  }

  /** The caller with this key, if any. */
  caller(key: string): CashInCaller | undefined {
    for (const desk of this.#desks) {
      const found = desk.account.keys.find((known) => known.key === key);
      if (found !== undefined) return { kind: "creditor", desk, key: found };
    }
    for (const partner of this.#partners) {
      const found = partner.keys.find((known) => known.key === key);
      if (found !== undefined) return { kind: "partner", partner, key: found };
    }
    return undefined;
  }

  desks(): readonly CreditorDesk[] {
    return this.#desks;
  }

  /** The creditor of this number, if any. */
  desk(creditorId: string): CreditorDesk | undefined {
    return this.#desks.find(({ account }) => account.creditorId === creditorId);
  }

  /** Adds a creditor. */
  register(account: CashInCreditorAccount, details: CreditorDesk["details"]): void {
    this.#desks = [...this.#desks, { ...this.#open(account), details }];
  }

  sms(): readonly CashInSms[] {
    return this.#sms;
  }

  /** Notes a message that was sent. */
  sendSms(message: CashInSms): void {
    this.#sms = [...this.#sms, message];
  }

  /** The next running number for keys, creditors and messages. */
  issue(): number {
    this.#issued += 1;
    return this.#issued;
  }

  #open(account: CashInCreditorAccount): CreditorDesk {
    const book = this.#opening.get(account.creditorId) ?? emptyCashInBook;
    return { account, details: {}, history: new History(book) };
  }
}
