/** Our short names of the 14 known columns. */
export type ColumnName =
  | "series"
  | "number"
  | "date"
  | "description"
  | "account"
  | "costCentre"
  | "job"
  | "vatCode"
  | "vatPercent"
  | "vatAccount"
  | "net"
  | "gross"
  | "vat"
  | "declaredVat";

/** One column of the accounting receipt import, as its public table describes it. */
export interface Column {
  readonly name: ColumnName;
  readonly finnish: string;
  readonly english: string;
  readonly type: "string" | "date" | "integer" | "percent" | "amount";
  readonly length: number;
  readonly required: boolean;
}

const column = (
  name: ColumnName,
  [finnish, english]: readonly [string, string],
  [type, length]: readonly [Column["type"], number],
  required = false,
): Column => ({ name, finnish, english, type, length, required });

/** The 14 columns in the order of the table, with types and lengths (help.netbaron.fi, csvimportaccountingreceipt). */
export const columns: readonly Column[] = [
  column("series", ["Numerosarja", "Number series"], ["string", 35]),
  column("number", ["Tositenumero", "Receipt number"], ["string", 35], true),
  column("date", ["Kirjauspäivä", "Booking date"], ["date", 10], true),
  column("description", ["Vientiselite", "Entry description"], ["string", 210]),
  column("account", ["Tili", "Account"], ["integer", 9], true),
  column("costCentre", ["Kustannuspaikka", "Cost center"], ["integer", 9]),
  column("job", ["Työnro", "Job number"], ["string", 35]),
  column("vatCode", ["Alv-koodi", "VAT code"], ["integer", 9]),
  column("vatPercent", ["Alv-%", "VAT-%"], ["percent", 9]),
  column("vatAccount", ["Alv-tili", "VAT account"], ["integer", 9]),
  column("net", ["Veroton summa", "Tax-free amount"], ["amount", 22]),
  column("gross", ["Verollinen summa", "Taxable amount"], ["amount", 22]),
  column("vat", ["Alv summa", "VAT amount"], ["amount", 22]),
  column("declaredVat", ["Käsiteltävä alv", "Taxable VAT"], ["amount", 22]),
];
