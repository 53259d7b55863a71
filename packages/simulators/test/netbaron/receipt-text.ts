/** The 14 Finnish headers in the order of the public table. */
export const HEADERS = [
  "Numerosarja",
  "Tositenumero",
  "Kirjauspäivä",
  "Vientiselite",
  "Tili",
  "Kustannuspaikka",
  "Työnro",
  "Alv-koodi",
  "Alv-%",
  "Alv-tili",
  "Veroton summa",
  "Verollinen summa",
  "Alv summa",
  "Käsiteltävä alv",
] as const;

/** One row by header; what is left out is empty. */
export type Cells = Partial<Record<(typeof HEADERS)[number], string>>;

/** The receipt of the public worked example: an explicit VAT row, net column zero. */
export const example: readonly Cells[] = [
  row("1701", "2990.00", {
    "Verollinen summa": "2990.00",
    "Alv summa": "0.00",
    Kustannuspaikka: "1000",
    Vientiselite: "1763",
  }),
  row("3000", "-2382.47", {
    "Verollinen summa": "-2990.00",
    "Alv summa": "-607.53",
    "Käsiteltävä alv": "-607.53",
    "Alv-koodi": "20",
    Vientiselite: "1763",
  }),
  row("2939", "-607.53", { "Verollinen summa": "-607.53", "Alv summa": "0.00", Vientiselite: "1763" }),
];

/** The same receipt without the VAT row: NetBaron posts the tax to the account of `Alv-tili`. */
export const withVatAccount: readonly Cells[] = [
  ...example.slice(0, 1),
  { ...example[1], "Alv-tili": "2939" },
];

/** A row on 12 December 2025 under number 1001 and job PN12345. */
export function row(account: string, net: string, more: Cells = {}): Cells {
  return {
    Tositenumero: "1001",
    Kirjauspäivä: "2025-12-12",
    Työnro: "PN12345",
    Tili: account,
    "Veroton summa": net,
    ...more,
  };
}

/** Rows with one row changed. */
export function changed(rows: readonly Cells[], index: number, change: Cells): readonly Cells[] {
  return rows.map((cells, place) => (place === index ? { ...cells, ...change } : cells));
}

/** Rows with the same change in each. */
export function inAll(rows: readonly Cells[], change: Cells): readonly Cells[] {
  return rows.map((cells) => ({ ...cells, ...change }));
}

/** The file as text: every value quoted, `;` between, `\n` after each row. */
export function fileOf(rows: readonly Cells[], headers: readonly string[] = HEADERS): string {
  const lines = rows.map((cells) =>
    HEADERS.map((name) => `"${(cells[name] ?? "").replaceAll('"', '""')}"`).join(";"),
  );
  return `${[headers.join(";"), ...lines].join("\n")}\n`;
}
