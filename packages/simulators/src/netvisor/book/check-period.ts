import type { NetvisorCompany } from "../company/company.ts";
import { invalidData, NetvisorFailure } from "../failure.ts";

/** Refuses a voucher date outside every accounting period or inside a locked one. */
export function checkPeriod(company: NetvisorCompany, date: string, hasVat: boolean): void {
  const period = company.periods.find(
    (candidate) => candidate.beginDate <= date && date <= candidate.endDate,
  );
  if (period === undefined) throw invalidData(`No accounting period for date ${date}`);
  if (date <= company.accountingLockDate) {
    throw new NetvisorFailure(
      "PERIOD_LOCK",
      `Accounting period is locked until ${company.accountingLockDate}`,
    );
  }
  if (hasVat && date <= company.vatLockDate) {
    throw new NetvisorFailure("PERIOD_LOCK", `VAT period is locked until ${company.vatLockDate}`);
  }
}
