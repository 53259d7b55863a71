import type { XmlNode } from "../../transport/xml-node.ts";
import { child } from "../../transport/xml-node.ts";
import { entriesOf, textOf } from "./field.ts";

/** One bank account of getbankaccounts.nv; `name` is the payment method's text (inferred, specs 11). */
export interface BankAccount {
  readonly name: string | undefined;
  readonly iban: string | undefined;
  readonly bic: string | undefined;
  readonly currency: string | undefined;
  /** Number of the ledger account behind it. */
  readonly accountNumber: string | undefined;
}

/** Reads getbankaccounts.nv. */
export const readBankAccounts = (root: XmlNode): readonly BankAccount[] =>
  entriesOf(root, ["bankaccounts"], "bankaccount").map((account) => {
    const bookkeeping = child(account, "bookkeepingaccount");
    return {
      name: textOf(account, "name"),
      iban: textOf(account, "iban"),
      bic: textOf(account, "bic"),
      currency: textOf(account, "currencycode"),
      accountNumber: bookkeeping && textOf(bookkeeping, "accountnumber"),
    };
  });
