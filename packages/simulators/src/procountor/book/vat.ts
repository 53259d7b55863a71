import type { ProcountorCompany, VatSide } from "../company/company.ts";
import { type ErrorMessage, invalid } from "../failure.ts";

/** A VAT percent and status as a row names them. */
export interface VatPair {
  readonly percent: number;
  readonly status: number | undefined;
  readonly side: VatSide;
}

/** Whether a status exists and is enabled for a side. */
export function isEnabledStatus(company: ProcountorCompany, status: number, side: VatSide): boolean {
  const found = company.vatStatuses.find((one) => one.status === status);
  return found !== undefined && (side === "SALES" ? found.sales : found.purchase);
}

/** What is wrong with a percent and status; `path` is the row's. */
export function vatErrors(company: ProcountorCompany, pair: VatPair, path: string): readonly ErrorMessage[] {
  const inUse = company.vatPercents.some(
    (one) => one.percent === pair.percent && (pair.side === "SALES" ? one.sales : one.purchase),
  );
  if (!inUse) return [invalid("VAT percentage is not in use.", `${path}.vatPercent`)];
  if (pair.status === undefined) return [];
  const status = company.vatStatuses.find((one) => one.status === pair.status);
  const fits =
    isEnabledStatus(company, pair.status, pair.side) && (pair.percent === 0 || status?.zeroOnly !== true);
  return fits ? [] : [invalid("ERROR_VATSTATUS_VATPERC", `${path}.vatStatus`)];
}

/** What is wrong with an account and the VAT on it. */
export function accountErrors(
  company: ProcountorCompany,
  code: string,
  pair: VatPair,
  path: string,
): readonly ErrorMessage[] {
  const account = company.accounts.find((one) => one.code === code && one.active);
  const percentFits = account?.vatPercents?.includes(pair.percent) ?? true;
  const statusFits = pair.status === undefined || (account?.vatStatuses?.includes(pair.status) ?? true);
  if (account !== undefined && percentFits && statusFits) return [];
  return [invalid("ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION", `${path}.account`)];
}

/** The side of a document type. */
export function sideOf(type: string): VatSide {
  return type === "SALES_INVOICE" || type === "SALES_ORDER" ? "SALES" : "PURCHASE";
}
