import { z } from "zod";
import { OptionalText, Text } from "./common.ts";

/** Postal address as the agency writes it; `countryName` and the extra street lines may be left out. */
export const Address = z.strictObject({
  street: OptionalText,
  street2: OptionalText,
  street3: OptionalText,
  postalCode: OptionalText,
  postalDistrict: OptionalText,
  countryCode: OptionalText,
  countryName: OptionalText,
});

/** See {@link Address}. */
export type Address = z.output<typeof Address>;

/** Contact of a party. Personal data: never logged. */
export const Contact = z.strictObject({
  contactPerson: z.strictObject({ name: OptionalText, email: OptionalText }).nullish(),
  email: OptionalText,
  phone: OptionalText,
});

/** Bank details of the seller; check digits are not enforced on received data. */
export const PaymentDetails = z.strictObject({
  iban: OptionalText,
  bic: OptionalText,
  bankgiro: OptionalText,
  postgiro: OptionalText,
});

/** The creditor. */
export const SellerParty = z.strictObject({
  businessId: OptionalText,
  name: Text,
  vatCode: OptionalText,
  address: Address.nullish(),
  contact: Contact.nullish(),
  paymentDetails: PaymentDetails.nullish(),
});

/** The debtor: `entityType` BUSINESS is documented, other words are unknown. */
export const BuyerParty = z.strictObject({
  entityType: OptionalText,
  name: Text,
  customerAccountId: OptionalText,
  personalIdentityNumber: OptionalText,
  businessId: OptionalText,
  vatCode: OptionalText,
  electronicInvoiceAccount: OptionalText,
  electronicRoutingAddress: OptionalText,
  glnNumber: OptionalText,
  languageCode: OptionalText,
  disableCollection: z.boolean().nullish(),
  address: Address.nullish(),
  contact: Contact.nullish(),
});

/** See {@link BuyerParty}. */
export type BuyerParty = z.output<typeof BuyerParty>;

/** Who receives the invoice when it is not the buyer; every field may be null. */
export const InvoiceRecipientParty = z.strictObject({
  name: OptionalText,
  businessId: OptionalText,
  vatCode: OptionalText,
  electronicInvoiceAccount: OptionalText,
  electronicRoutingAddress: OptionalText,
  glnNumber: OptionalText,
  email: OptionalText,
  languageCode: OptionalText,
  address: Address.nullish(),
});
