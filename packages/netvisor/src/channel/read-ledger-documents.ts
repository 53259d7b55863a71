import type { LedgerDocument, Period, Recorded } from "@confirma-connect/core";
import { voucherToLedgerDocument } from "../map/voucher-to-ledger-document.ts";
import { rootOf } from "../register/netvisor-registers.ts";
import { readAccountList } from "../wire/answer/account-list.ts";
import { readAccountingLedger } from "../wire/answer/accounting-ledger.ts";
import { readVoucherTypeList } from "../wire/answer/voucher-type-list.ts";
import type { Exchange } from "./exchange.ts";
import { monthsOf } from "./months-of.ts";

/** Valid vouchers by date, month by month, those of invoices and payments included. */
export async function* readLedgerDocuments(
  client: Exchange,
  period: Period,
): AsyncIterable<Recorded<LedgerDocument>> {
  const { defaults } = readAccountList(
    rootOf(await client.exchange({ resource: "accountlist.nv" }), "accountlist.nv"),
  );
  const types = rootOf(await client.exchange({ resource: "vouchertypelist.nv" }), "vouchertypelist.nv");
  const vatAccounts = ["salesvatdebt", "purchasevatreceivable"].flatMap((role) => defaults.get(role) ?? []);
  const context = { vatAccounts: new Set(vatAccounts), voucherTypes: readVoucherTypeList(types) };
  for (const { from, to } of monthsOf(period)) {
    const resource = "accountingledger.nv";
    const root = rootOf(
      await client.exchange({ resource, query: { startdate: from, enddate: to } }),
      resource,
    );
    for (const voucher of readAccountingLedger(root)) yield voucherToLedgerDocument(voucher, context);
  }
}
