/** A line of a voucher message. */
export function voucherLine(
  account: string,
  sum: string,
  vat = "0",
  code: string | undefined = "NONE",
  more = "",
): string {
  const attribute = code === undefined ? "" : ` vatcode="${code}"`;
  return `<voucherline><linesum type="net">${sum}</linesum><accountnumber>${account}</accountnumber><vatpercent${attribute}>${vat}</vatpercent>${more}</voucherline>`;
}

/** The lines of the agency's documented sale: 2990.00 with 25.5 % inside. */
export const saleLines =
  voucherLine("1701", "2990,00") +
  voucherLine("3000", "-2382,47", "25,5", "KOMY") +
  voucherLine("2939", "-607,53");

/** A net voucher; `head` goes between the date and the class. */
export function voucher(lines = saleLines, head = "", tail = "", mode = "net", date = "2026-03-02"): string {
  return `<root><voucher><calculationmode>${mode}</calculationmode><voucherdate format="ansi">${date}</voucherdate>${head}<voucherclass>Muut</voucherclass>${tail}${lines}</voucher></root>`;
}

/** An invoice over one line of 100 net with 25.5 %; parts can be replaced. */
export function invoice(parts: InvoiceParts = {}): string {
  const line = parts.line ?? productLine();
  return `<root><salesinvoice>${parts.number === undefined ? "" : `<salesinvoicenumber>${parts.number}</salesinvoicenumber>`}<salesinvoicedate>2026-03-02</salesinvoicedate>${parts.reference ?? ""}<salesinvoiceamount>${parts.amount ?? ""}</salesinvoiceamount><salesinvoicestatus type="netvisor">${parts.status ?? "open"}</salesinvoicestatus><invoicingcustomeridentifier type="customer">${parts.customer ?? "1001"}</invoicingcustomeridentifier><paymenttermnetdays>14</paymenttermnetdays>${parts.terms ?? ""}<invoicelines>${line}</invoicelines>${parts.tail ?? ""}</salesinvoice></root>`;
}

/** What of an invoice a test may change. */
export interface InvoiceParts {
  readonly number?: string;
  readonly reference?: string;
  readonly amount?: string;
  readonly status?: string;
  readonly customer?: string;
  readonly terms?: string;
  readonly line?: string;
  readonly tail?: string;
}

/** A product line. */
export function productLine(
  quantity = "1",
  price = "100",
  vat = '<productvatpercentage vatcode="KOMY">25,5</productvatpercentage>',
  more = "",
): string {
  return `<invoiceline><salesinvoiceproductline><productidentifier type="customer">PALVELU</productidentifier><productname>Palvelu</productname><productunitprice type="net">${price}</productunitprice>${vat}<salesinvoiceproductlinequantity>${quantity}</salesinvoiceproductlinequantity>${more}</salesinvoiceproductline></invoiceline>`;
}

/** A payment of an invoice by number. */
export function payment(number: string, sum: string, more: PaymentParts = {}): string {
  return `<root><salespayment><sum currency="${more.currency ?? "EUR"}">${sum}</sum><paymentdate>2026-03-10</paymentdate><targetidentifier type="${more.type ?? "invoicenumber"}" targettype="invoice">${number}</targetidentifier><sourcename>Maija Mallikas</sourcename><paymentmethod type="alternative"${more.attributes ?? ""}>${more.method ?? "Perintä"}</paymentmethod>${more.lines ?? ""}</salespayment></root>`;
}

/** What of a payment a test may change. */
export interface PaymentParts {
  readonly currency?: string;
  readonly type?: string;
  readonly method?: string;
  readonly attributes?: string;
  readonly lines?: string;
}

/** A customer with a code. */
export function customer(code: string, name = "Uusi Asiakas"): string {
  return `<root><customer><customerbaseinformation><internalidentifier>${code}</internalidentifier><name>${name}</name></customerbaseinformation></customer></root>`;
}

/** A product with a code. */
export function product(code: string): string {
  return `<root><product><productbaseinformation><productcode>${code}</productcode><productgroup>Yleinen</productgroup><name>Uusi tuote</name><unitprice type="net">10</unitprice><isactive>1</isactive><issalesproduct>1</issalesproduct></productbaseinformation></product></root>`;
}
