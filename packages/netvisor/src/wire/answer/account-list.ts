import { child, type XmlNode } from "../../transport/xml-node.ts";
import { entriesOf, flagOf, ownText, textOf } from "./field.ts";

/** One entry of accountlist.nv: an account or a group of accounts. */
interface AccountRow {
  readonly netvisorKey: string | undefined;
  /** Absent for some groups. */
  readonly number: string | undefined;
  readonly name: string | undefined;
  readonly isGroup: boolean;
  readonly isActive: boolean | undefined;
}

/** The chart of accounts with the company's default accounts. */
export interface AccountList {
  /** Number by lower-cased role, e.g. `salesreceivables`, `salesvatdebt` (22 roles, specs 11). */
  readonly defaults: ReadonlyMap<string, string>;
  readonly accounts: readonly AccountRow[];
}

/** Reads accountlist.nv. */
export function readAccountList(root: XmlNode): AccountList {
  const list = child(root, "accountlist");
  const roles = list === undefined ? undefined : child(list, "companydefaultaccounts");
  const defaults = (roles?.children ?? []).flatMap((role) => {
    const number = ownText(role);
    return number === undefined ? [] : [[role.name, number] as const];
  });
  return {
    defaults: new Map(defaults),
    accounts: entriesOf(root, ["accountlist", "accounts"], "account").map((account) => ({
      netvisorKey: textOf(account, "netvisorkey"),
      number: textOf(account, "number"),
      name: textOf(account, "name"),
      isGroup: textOf(account, "accounttype")?.toLowerCase() === "accountgroup",
      isActive: flagOf(account, "isactive"),
    })),
  };
}
