import { parseRows } from "@confirma-connect/core";
import { memberOf, type ReadJson, readable, unreadable } from "@confirma-connect/http";
import { z } from "zod";
import { type AllocatedPayment, AllocatedPaymentRow } from "./allocated-payment.ts";

const Count = z.int().nonnegative().nullish();

const Meta = z.object({ Page: Count, PageSize: Count, TotalCount: Count }).nullish();

/** One page of allocated payments; what the answer does not say is undefined. */
export interface AllocatedPaymentPage {
  readonly items: readonly AllocatedPayment[];
  readonly page: number | undefined;
  readonly pageSize: number | undefined;
  /** Rows of all pages. */
  readonly totalCount: number | undefined;
}

/** Reads the published envelope of `Data` and `Meta`. */
export const readAllocatedPaymentPage: ReadJson<AllocatedPaymentPage> = (json) => {
  const meta = Meta.safeParse(memberOf(json, "Meta"));
  if (!meta.success) return unreadable("Meta must hold counts");
  const { document, problems } = parseRows(AllocatedPaymentRow, memberOf(json, "Data"), "/Data");
  if (document === undefined) return { readable: false, problems };
  const { Page, PageSize, TotalCount } = meta.data ?? {};
  const value = {
    items: document,
    page: Page ?? undefined,
    pageSize: PageSize ?? undefined,
    totalCount: TotalCount ?? undefined,
  };
  return readable(value, problems);
};
