import type { NetbaronCompany } from "../company/company.ts";
import type { Refusal } from "../failure.ts";

/** The reason a day cannot be booked on, if there is one. */
export function periodRefusal(company: NetbaronCompany, date: string): Refusal | undefined {
  const period = company.periods.find(({ begin, end }) => begin <= date && date <= end);
  if (period === undefined) return { code: "periodClosed", text: `No accounting period covers ${date}` };
  if (period.closed) return { code: "periodClosed", text: `The accounting period ${period.name} is closed` };
  return undefined;
}
