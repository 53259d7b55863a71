import type { CivilDate } from "@confirma-connect/core";
import { type Voucher, voucherRequest } from "../wire/request/voucher.ts";
import type { DraftStep } from "./draft.ts";

/** What makes one accounting.nv step. */
export interface VoucherStepParts extends Pick<DraftStep, "name" | "title" | "postings"> {
  readonly key: string;
  readonly date: CivilDate;
  readonly voucher: Voucher;
  /** Forbid Netvisor to create dimensions; pointless, and left out, when no row has any. */
  readonly onlyExistingDimensions: boolean;
}

/** The step that books one voucher; it is found again by our key in the description, on its date. */
export const voucherStep = (parts: VoucherStepParts): DraftStep => ({
  name: parts.name,
  action: "create",
  title: parts.title,
  resource: parts.onlyExistingDimensions ? "accounting.nv?useonlyexistingdimensions=1" : "accounting.nv",
  body: voucherRequest(parts.voucher),
  identity: { type: "voucher", key: parts.key, values: comparedValues(parts) },
  uses: [],
  postings: parts.postings,
});

/** What the look-up compares beside the rows. */
const comparedValues = ({ date, voucher }: VoucherStepParts): Readonly<Record<string, string>> => ({
  date,
  class: voucher.voucherclass,
  description: voucher.description ?? "",
  ...(voucher.number === undefined ? {} : { number: voucher.number }),
});
