import type { CivilDate, MinorUnits } from "@confirma-connect/core";
import type { XmlNode } from "../../transport/xml-node.ts";
import { amountOf, dateOf, entriesOf, textOf } from "./field.ts";

/** One row of salespaymentlist.nv (specs 10). */
export interface SalesPaymentRow {
  /** Empty when the answer lacks it. */
  readonly netvisorKey: string;
  /** The payer. Personal data: never logged. */
  readonly name: string | undefined;
  readonly date: CivilDate | undefined;
  /** In the company's own currency. */
  readonly sum: MinorUnits | undefined;
  readonly referenceNumber: string | undefined;
  readonly foreignCurrencyAmount: MinorUnits | undefined;
  /** Absent while the payment has no target. */
  readonly invoiceNumber: string | undefined;
  readonly paymentAccountName: string | undefined;
  /** Netvisor key of the payment's voucher. */
  readonly voucherKey: string | undefined;
  /** `OK` or `FAILED`; only on payments that went through a bank. */
  readonly bankStatus: string | undefined;
}

/** Reads salespaymentlist.nv. */
export const readSalesPaymentList = (root: XmlNode): readonly SalesPaymentRow[] =>
  entriesOf(root, ["salespaymentlist"], "salespayment").map((row) => ({
    netvisorKey: textOf(row, "netvisorkey") ?? "",
    name: textOf(row, "name"),
    date: dateOf(row, "date"),
    sum: amountOf(row, "sum"),
    referenceNumber: textOf(row, "referencenumber"),
    foreignCurrencyAmount: amountOf(row, "foreigncurrencyamount"),
    invoiceNumber: textOf(row, "invoicenumber"),
    paymentAccountName: textOf(row, "paymentaccountname"),
    voucherKey: textOf(row, "voucherid"),
    bankStatus: textOf(row, "bankstatus"),
  }));
