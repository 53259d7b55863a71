import type { CivilDate } from "@confirma-connect/core";
import { child, type XmlNode } from "../../transport/xml-node.ts";
import { dateOf, entriesOf, textOf } from "./field.ts";

/** Accounting periods and locks (specs 11). */
export interface AccountingPeriodList {
  readonly accountingLock: CivilDate | undefined;
  readonly vatLock: CivilDate | undefined;
  readonly purchaseLock: CivilDate | undefined;
  readonly periods: readonly AccountingPeriod[];
}

/** One accounting period, both days included. */
interface AccountingPeriod {
  readonly netvisorKey: string | undefined;
  readonly name: string | undefined;
  readonly begin: CivilDate | undefined;
  readonly end: CivilDate | undefined;
}

/** Reads accountingperiodlist.nv: documents nest Period inside PeriodLockInformation, answers put it beside. */
export function readAccountingPeriodList(root: XmlNode): AccountingPeriodList {
  const list = child(root, "accountingperiodlist");
  const locks = list === undefined ? undefined : child(list, "periodlockinformation");
  const lock = (name: string) => (locks === undefined ? undefined : dateOf(locks, name));
  const places = [["accountingperiodlist"], ["accountingperiodlist", "periodlockinformation"]];
  return {
    accountingLock: lock("accountingperiodlockdate"),
    vatLock: lock("vatperiodlockdate"),
    purchaseLock: lock("purchaselockdate"),
    periods: places.flatMap((path) => entriesOf(root, path, "period")).map(readPeriod),
  };
}

const readPeriod = (period: XmlNode): AccountingPeriod => ({
  netvisorKey: textOf(period, "netvisorkey"),
  name: textOf(period, "name"),
  begin: dateOf(period, "begindate"),
  end: dateOf(period, "enddate"),
});
