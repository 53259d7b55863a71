/** What a column of NetBaron's receipt file may hold (seen: help.netbaron.fi, csvimportaccountingreceipt). */
export interface ReceiptColumn {
  readonly fi: string;
  readonly en: string;
  readonly type: "string" | "integer" | "amount" | "date";
  /** Most characters of a value. */
  readonly length: number;
  /** Texts of people, written in quotes whatever they contain. */
  readonly quoted: boolean;
}

const column = (
  fi: string,
  en: string,
  type: ReceiptColumn["type"],
  length: number,
  quoted = false,
): ReceiptColumn => ({ fi, en, type, length, quoted });

/** The 14 documented columns in their documented order. The page is cut there: more may exist. */
export const receiptColumns = {
  numberSeries: column("Numerosarja", "Number series", "string", 35),
  receiptNumber: column("Tositenumero", "Receipt number", "string", 35),
  bookingDate: column("Kirjauspäivä", "Booking date", "date", 10),
  description: column("Vientiselite", "Entry description", "string", 210, true),
  account: column("Tili", "Account", "integer", 9),
  costCenter: column("Kustannuspaikka", "Cost center", "integer", 9),
  jobNumber: column("Työnro", "Job number", "string", 35, true),
  vatCode: column("Alv-koodi", "VAT code", "integer", 9),
  vatPercentage: column("Alv-%", "VAT-%", "integer", 9),
  vatAccount: column("Alv-tili", "VAT account", "integer", 9),
  net: column("Veroton summa", "Tax-free amount", "amount", 22),
  gross: column("Verollinen summa", "Taxable amount", "amount", 22),
  vat: column("Alv summa", "VAT amount", "amount", 22),
  taxableVat: column("Käsiteltävä alv", "Taxable VAT", "amount", 22),
} as const satisfies Readonly<Record<string, ReceiptColumn>>;

/** Name of a column in our words. */
export type ReceiptColumnName = keyof typeof receiptColumns;

/** All columns by name, in the order of the file. */
export const receiptColumnEntries: readonly (readonly [ReceiptColumnName, ReceiptColumn])[] = [
  ["numberSeries", receiptColumns.numberSeries],
  ["receiptNumber", receiptColumns.receiptNumber],
  ["bookingDate", receiptColumns.bookingDate],
  ["description", receiptColumns.description],
  ["account", receiptColumns.account],
  ["costCenter", receiptColumns.costCenter],
  ["jobNumber", receiptColumns.jobNumber],
  ["vatCode", receiptColumns.vatCode],
  ["vatPercentage", receiptColumns.vatPercentage],
  ["vatAccount", receiptColumns.vatAccount],
  ["net", receiptColumns.net],
  ["gross", receiptColumns.gross],
  ["vat", receiptColumns.vat],
  ["taxableVat", receiptColumns.taxableVat],
];
