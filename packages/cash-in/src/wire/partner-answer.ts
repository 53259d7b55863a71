import { namedRows } from "./named-rows.ts";

type Names = Readonly<Record<string, string>>;

/** Which record of the partner a creditor belongs to; names inferred. */
export interface ExternalAgreement {
  readonly agreementId: string | undefined;
  readonly creditorId: string | undefined;
}

/** How one invoice of a creditor was delivered; names inferred. */
export interface SellerDelivery {
  readonly invoiceNumber: string | undefined;
  readonly status: string | undefined;
  readonly method: string | undefined;
}

/** Delivery report of a text message; names inferred. */
export interface SmsReport {
  readonly messageId: string | undefined;
  readonly status: string | undefined;
}

/** Reads external agreement identifiers. */
export const externalAgreements = (names: Names) =>
  namedRows(
    names,
    (text): ExternalAgreement => ({
      agreementId: text("agreementId"),
      creditorId: text("creditorId"),
    }),
  );

/** Reads delivery information per seller. */
export const sellerDeliveries = (names: Names) =>
  namedRows(
    names,
    (text): SellerDelivery => ({
      invoiceNumber: text("invoiceNumber"),
      status: text("status"),
      method: text("method"),
    }),
  );

/** Reads delivery reports of text messages. */
export const smsReports = (names: Names) =>
  namedRows(names, (text): SmsReport => ({ messageId: text("messageId"), status: text("status") }));
