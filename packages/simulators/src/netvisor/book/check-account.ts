import type { NetvisorAccount, NetvisorCompany } from "../company/company.ts";
import { invalidData } from "../failure.ts";

/** The account to post to; refuses an unknown or inactive one and a group. */
export function postableAccount(company: NetvisorCompany, number: string): NetvisorAccount {
  const account = company.accounts.find((candidate) => candidate.number === number);
  if (account === undefined) throw invalidData(`Account not found with number: ${number}`);
  if (account.type === "accountgroup") throw invalidData(`Account ${number} is an account group`);
  if (!account.active) throw invalidData(`Account ${number} is not active`);
  return account;
}

/** The VAT code of a line: the one given, or the account's own; refuses a code the account does not take. */
export function lineVatCode(account: NetvisorAccount, given: string | undefined): string {
  const code = given ?? account.defaultVatCode ?? "NONE";
  if (account.vatCodes === undefined || account.vatCodes.includes(code)) return code;
  throw invalidData(`VAT code '${code}' conflicts with the VAT code of account ${account.number}`);
}
