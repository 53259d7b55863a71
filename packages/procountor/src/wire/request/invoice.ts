// Members that are undefined are left out of the JSON text.
import type { NumberOrPlaceholder } from "./write-json.ts";

/** Channels that POST and PUT take (seen; `EDIFACT` and `PAPER_INVOICE` are refused there). */
export const invoiceChannels = ["NO_SENDING", "EMAIL", "MAIL", "ELECTRONIC_INVOICE"] as const;

/** Languages of invoices (seen). */
export const invoiceLanguages = ["FINNISH", "SWEDISH", "ENGLISH", "NORWEGIAN", "DANISH", "ESTONIAN"] as const;

/** Payment methods that need no field which the API lacks (seen). */
export const paymentMethods = ["BANK_TRANSFER", "CASH", "CLEARING", "DIRECT_PAYMENT", "OTHER"] as const;

/** One of {@link invoiceChannels}. */
type InvoiceChannel = (typeof invoiceChannels)[number];

/** One of {@link invoiceLanguages}. */
export type InvoiceLanguage = (typeof invoiceLanguages)[number];

/** One of {@link paymentMethods}. */
type PaymentMethod = (typeof paymentMethods)[number];

/** An address; `country` is one of Procountor's own names. */
export interface AddressRequest {
  readonly name: string;
  readonly specifier?: string | undefined;
  readonly street?: string | undefined;
  readonly zip?: string | undefined;
  readonly city?: string | undefined;
  readonly country?: string | undefined;
}

/** The buyer. Personal data: it appears in request bodies only. */
export interface CounterPartyRequest {
  readonly contactPersonName?: string | undefined;
  readonly identifier?: string | undefined;
  readonly taxCode?: string | undefined;
  readonly customerNumber?: string | undefined;
  readonly email?: string | undefined;
  readonly counterPartyAddress: AddressRequest;
  readonly einvoiceAddress?: {
    readonly operator?: string | undefined;
    readonly address?: string | undefined;
  };
}

/** How and when the invoice is paid. */
export interface PaymentInfoRequest {
  readonly paymentMethod: PaymentMethod;
  readonly currency: string;
  readonly bankAccount?: { readonly accountNumber: string };
  readonly dueDate: string;
  readonly currencyRate: 1;
  readonly bankReferenceCode?: string | undefined;
}

/** One row; the unit price is net. */
export interface InvoiceRowRequest {
  readonly product: string;
  readonly productCode?: string | undefined;
  readonly quantity: number;
  readonly unit: string;
  readonly unitPrice: number;
  readonly discountPercent: number;
  readonly vatPercent: number;
  readonly vatStatus: number;
  readonly comment?: string | undefined;
}

/** Body of `POST /invoices` (specs 4.2). */
export interface InvoiceRequest {
  readonly partnerId?: NumberOrPlaceholder;
  readonly type: "SALES_INVOICE";
  readonly date: string;
  readonly counterParty: CounterPartyRequest;
  readonly billingAddress?: Partial<AddressRequest>;
  /** Empty: none (seen). */
  readonly deliveryAddress: Readonly<Record<string, never>>;
  readonly paymentInfo: PaymentInfoRequest;
  readonly extraInfo: { readonly accountingByRow: true; readonly unitPricesIncludeVat: false };
  readonly discountPercent: 0;
  readonly orderReference?: string | undefined;
  readonly invoiceRows: readonly InvoiceRowRequest[];
  readonly vatStatus: number;
  readonly originalInvoiceNumber: string;
  readonly invoiceChannel: InvoiceChannel;
  readonly language: InvoiceLanguage;
  readonly additionalInformation?: string | undefined;
  readonly notes: string;
  readonly orderNumber?: string | undefined;
  readonly agreementNumber?: string | undefined;
  readonly sellerReferenceIdentifier?: string | undefined;
}
