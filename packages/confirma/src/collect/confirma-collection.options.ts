import { Address, ConfigurationError, Contact, PaymentDetails } from "@confirma-connect/core";
import { z } from "zod";

const Word = z.string().min(1);

const Seller = z
  .strictObject({
    businessId: Word,
    name: Word,
    vatCode: Word.optional(),
    address: Address.optional(),
    contact: Contact.optional(),
    paymentDetails: PaymentDetails.optional(),
  })
  .describe("The creditor as the agency shall see it; an accounting system does not tell all of it.");

/** How invoices are handed over. */
export const ConfirmaCollectionOptions = z.strictObject({
  seller: Seller,
  entityType: z
    .strictObject({ business: Word.default("BUSINESS"), consumer: Word.optional() })
    .prefault({})
    .describe("Words for companies and consumers; BUSINESS is seen, what consumers are called is unknown."),
  languageCode: Word.default("FI").describe(
    "Two letters in upper case, where the books do not name a language.",
  ),
  processing: z
    .strictObject({
      paymentControlEnabled: z.boolean().default(true),
      manualApprovalEnabled: z.boolean().default(false),
      accountingInvoiceEnabled: z.boolean().default(false),
    })
    .prefault({}),
  distribution: z
    .strictObject({ method: Word.default("EMAIL"), enabled: z.boolean().default(false) })
    .prefault({})
    .describe(
      "The creditor has sent its invoices already, so they are not distributed again. EMAIL is seen.",
    ),
  sendRows: z
    .boolean()
    .default(true)
    .describe("Sends amounts and rows too; their names are inferred (the public page ends before them)."),
});

/** See {@link ConfirmaCollectionOptions}. */
export type ConfirmaCollectionOptions = z.output<typeof ConfirmaCollectionOptions>;

/** The options as a host writes them, with defaults left out. */
export type ConfirmaCollectionOptionsInput = z.input<typeof ConfirmaCollectionOptions>;

/** Checks the options. Throws ConfigurationError with the places of what is wrong. */
export function parseCollectionOptions(input: ConfirmaCollectionOptionsInput): ConfirmaCollectionOptions {
  const { data, error } = ConfirmaCollectionOptions.safeParse(input);
  if (data !== undefined) return data;
  const words = error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new ConfigurationError(`the collection options cannot work: ${words.join("; ")}`);
}
