import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Documents of our own in every documented form, and the names of the published examples of those forms, which are read
 * where they lie beside the repository.
 */
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

const shared = join(import.meta.dirname, "../../../../../shared");
const publishedFolder = join(shared, "examples/confirma");
const textOf = (path: string): string => readFileSync(path, "utf8");

export type FixtureName = keyof typeof originals;

/** Every form that is documented. */
export const fixtureNames: readonly FixtureName[] = Object.keys(originals).filter(
  (name): name is FixtureName => name in originals,
);

/** Our own document of a documented form. */
export const fixture = (name: FixtureName): unknown =>
  JSON.parse(textOf(join(import.meta.dirname, "../fixture", `${name}.json`)));

/** Public pages as they were stored, with the example that each shows. */
const pages: Partial<Record<FixtureName, string>> = {
  "received-payments": "000_01a3670580810c6a",
  "payment-status": "002_286ec2960b0f0a7c",
};

/** The published examples of the form, and those on its public page, where they lie beside the repository. */
export function published(name: FixtureName): readonly unknown[] {
  const example = [join(shared, "examples/confirma", `${originals[name]}.json`)]
    .filter(existsSync)
    .map(textOf);
  const page = [join(shared, "seeds", `${pages[name]}.txt`)].filter(existsSync).map(textOf);
  const shown = page.flatMap((text) => text.match(/^[[{]$.*?^[\]}]$/gmsu) ?? []);
  return [...example, ...shown].map((text): unknown => JSON.parse(text));
}

/** Our own document and the published example. */
export const examples = (name: FixtureName): readonly unknown[] => [fixture(name), ...published(name)];

/** Names of all published examples that lie beside the repository. */
export const publishedNames = (): readonly string[] =>
  existsSync(publishedFolder)
    ? readdirSync(publishedFolder).flatMap((file) => (file.endsWith(".json") ? [file.slice(0, -5)] : []))
    : [];

/** Names of the published examples that our documents stand for. */
export const coveredNames: readonly string[] = Object.values(originals);
