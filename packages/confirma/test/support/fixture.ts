import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The documented examples by our names, and by the names they have where the public pages lie beside us. */
const originals = {
  case: "partner_invoice_case_get_200.partial",
  distribution: "partner_invoice_distribution_get_200.partial",
  "invoice-actions": "partner_invoice_action_post_request",
  "ledger-document": "partner_accounting_ledger_post_request",
  "ledger-status": "partner_accounting_ledger_get_200",
  "new-client": "partner_client_post_request.partial",
  "payment-status": "partner_accounting_payment_get_200",
  payments: "partner_accounting_payment_post_request.partial",
  "received-payments": "partner_payments_get_200",
  "renewed-token": "partner_renew_get_200",
  "sales-invoice-request": "partner_invoice_post_request.partial",
  "sales-invoice-request-schema": "partner_salesinvoicerequest_schema_sample.partial",
  "settlements-newer": "partner_settlements_get_200.newer",
  "settlements-older": "partner_settlements_get_200.older",
  "token-state": "partner_validate_get_200",
} as const;

export type FixtureName = keyof typeof originals;

const text = (name: FixtureName): string =>
  readFileSync(join(import.meta.dirname, "../fixture", `${name}.json`), "utf8");

/** Our copy of a documented example. */
export const fixture = (name: FixtureName): unknown => JSON.parse(text(name));

/** Our copy, and the published example where it lies beside the repository. */
export function examples(name: FixtureName): readonly unknown[] {
  const folder = join(import.meta.dirname, "../../../../../shared/examples/confirma");
  const path = join(folder, `${originals[name]}.json`);
  return [fixture(name), ...(existsSync(path) ? [JSON.parse(readFileSync(path, "utf8"))] : [])];
}
