import type {
  Assumption,
  IdentityFacts,
  KindManifest,
  Limits,
  Manifest,
  ReadField,
} from "@confirma-connect/core";
import { mostInvoiceRows } from "./map/invoice-to-sales-invoice.ts";
import { mostVoucherRows, voucherWordLengths } from "./map/ledger-document-to-voucher.ts";
import type { NetvisorOptions } from "./netvisor.options.ts";
import { netvisorAssumptions } from "./netvisor-assumptions.ts";
import { customerLengths } from "./wire/request/customer.ts";
import { productLengths } from "./wire/request/product.ts";
import { voucherTextLength } from "./wire/request/text-form.ts";

/** Length of our key: `CC` and 13 characters; in a payer's name it takes a space and brackets more. */
const keyLength = 15;
const markLength = keyLength + 3;

type Told = Pick<KindManifest, "readBack" | "readPartly">;

/** What every kind gives back. */
const common: readonly ReadField[] = ["amount", "currency", "date", "status"];

const kind = (identity: IdentityFacts, limits: Limits, undo: string, told: Told): KindManifest => ({
  operations: ["render", "deliver", "locate", "read"],
  identity,
  idempotency: "byLookUp",
  bestEvidence: "readBack",
  ...told,
  limits,
  undo,
});

const ledger = kind(
  { field: "Description", maxLength: voucherTextLength, enforced: false, searchable: true, mark: "inferred" },
  {
    rows: mostVoucherRows,
    currencies: ["EUR"],
    texts: { ...voucherWordLengths, "ledgerRows/*/transactionDescription": voucherTextLength },
  },
  "A voucher can be invalidated in Netvisor while its period is open; it stays visible. This adapter never does it.",
  // Netvisor numbers its vouchers itself, so the name of the agency's document is not there.
  { readBack: [...common, "account", "vat"] },
);

const invoice = ({ readings }: NetvisorOptions): KindManifest =>
  kind(
    {
      field: "SalesInvoiceNumber",
      maxLength: readings.invoiceNumberLength,
      enforced: readings.invoiceNumberUnique,
      searchable: true,
      mark: "inferred",
    },
    {
      rows: mostInvoiceRows,
      currencies: ["EUR"],
      texts: {
        "parties/buyerParty/name": customerLengths.name,
        "parties/buyerParty/address/street": customerLengths.address,
        "parties/buyerParty/address/postalCode": customerLengths.postalCode,
        "parties/buyerParty/address/postalDistrict": customerLengths.address,
        "rows/*/name": productLengths.name,
        "rows/*/unit": productLengths.unit,
      },
    },
    "Send a credit note. A matched credit note cannot be unmatched through the interface, and customers and products stay.",
    { readBack: [...common, "account", "vat", "reference"] },
  );

const payment = ({ readings }: NetvisorOptions): KindManifest => ({
  ...kind(
    {
      field: readings.keyInPayerName ? "SourceName" : "InvoiceNumber",
      maxLength: keyLength,
      enforced: false,
      searchable: readings.keyInPayerName,
      mark: "inferred",
    },
    {
      rows: 1,
      currencies: ["EUR"],
      texts: { sourceName: readings.payerNameLength - (readings.keyInPayerName ? markLength : 0) },
    },
    "A payment and its voucher can be deleted in Netvisor while the period is open. This adapter never does it.",
    { readBack: [...common, "reference"] },
  ),
  // Without our key, a payment of the same day, sum and payer cannot be told from ours: a lost answer waits
  // for an operator as soon as there is one.
  idempotency: readings.keyInPayerName ? "byLookUp" : "none",
  bestEvidence: readings.keyInPayerName ? "readBack" : "identified",
});

/** What the adapter can do for one company, and every rule that it takes for granted. */
export const netvisorManifest = (options: NetvisorOptions): Manifest => ({
  system: options.id,
  title: "Netvisor",
  kinds: { ledger, invoice: invoice(options), payment: payment(options) },
  registers: ["accounts", "documentClasses", "dimensions", "periods", "customers"],
  lane: { type: "serial" },
  lateWriteBound: options.lateWriteBound,
  assumptions: netvisorAssumptions satisfies readonly Assumption[],
});
