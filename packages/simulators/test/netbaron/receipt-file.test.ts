import { expect, test } from "@jest/globals";
import type { NetbaronReadings, NetbaronRefusalCode } from "../../src/index.ts";
import { bench } from "./hand-over.ts";
import { invoiceText } from "./invoice-text.ts";
import { type Cells, changed, example, fileOf, HEADERS, inAll, row, withVatAccount } from "./receipt-text.ts";

const EXAMPLE_BALANCES = { "1701": 299_000, "2939": -60_753, "3000": -238_247 };

test("the worked example is booked to the cent", async () => {
  const { simulator, handOver, names } = await bench();
  expect(await handOver("a.csv", fileOf(example))).toMatchObject({
    outcome: "booked",
    receipts: ["1001"],
    storedAs: "booked/a.csv",
  });
  const books = simulator.probe.books();
  expect(books.balances).toEqual(EXAMPLE_BALANCES);
  expect(books.trialBalance).toBe(0);
  expect(books.receipts).toMatchObject([
    {
      number: "1001",
      date: "2025-12-12",
      source: "csv",
      file: "a.csv",
      rows: [
        { accountNumber: "1701", sumCents: 299_000, costCentre: "1000", job: "PN12345", description: "1763" },
        {
          accountNumber: "3000",
          netCents: -238_247,
          grossCents: -299_000,
          vatCents: -60_753,
          vatBasisPoints: 2550,
        },
        { accountNumber: "2939", sumCents: -60_753, postedBy: "sender" },
      ],
    },
  ]);
  expect(await names()).toEqual(["booked", "rejected"]);
  expect(await names("booked")).toEqual(["a.csv"]);
});

test("the worked example as the public page prints it, with open quotes, is booked", async () => {
  const { simulator, handOver } = await bench();
  const printed = `${HEADERS.join(";")}
;1001;2025-12-12;"1763";1701;1000;"PN12345";;;;2990.00;2990.00;0.00;
;1001;2025-12-12;"1763";3000;;"PN12345";20;;;-2382.47;-2990.00;-607.53;-607.53
;1001;2025-12-12;"1763";2939;;"PN12345";;;;-607.53;-607.53;0.00;
`;
  expect(await handOver("a.csv", printed)).toMatchObject({ outcome: "booked" });
  expect(simulator.probe.books().balances).toEqual(EXAMPLE_BALANCES);
});

const refusedRows: readonly (readonly [string, readonly Cells[], NetbaronRefusalCode, string | undefined])[] =
  [
    ["no receipt number", changed(example, 1, { Tositenumero: "" }), "missing", "Tositenumero"],
    ["receipt number of 36", inAll(example, { Tositenumero: "1".repeat(36) }), "textTooLong", "Tositenumero"],
    ["series of 36", inAll(example, { Numerosarja: "1".repeat(36) }), "textTooLong", "Numerosarja"],
    ["number without its series", inAll(example, { Numerosarja: "11" }), "numberSeries", undefined],
    ["no date", changed(example, 0, { Kirjauspäivä: "" }), "missing", "Kirjauspäivä"],
    ["a day that is none", inAll(example, { Kirjauspäivä: "2025-02-29" }), "dateForm", "Kirjauspäivä"],
    ["a compact date", inAll(example, { Kirjauspäivä: "20251212" }), "dateForm", "Kirjauspäivä"],
    ["two dates in a receipt", changed(example, 1, { Kirjauspäivä: "2025-12-13" }), "receiptDate", undefined],
    ["a closed period", inAll(example, { Kirjauspäivä: "31.12.2018" }), "periodClosed", undefined],
    ["no period", inAll(example, { Kirjauspäivä: "1.1.2014" }), "periodClosed", undefined],
    [
      "a description of 211",
      changed(example, 0, { Vientiselite: "x".repeat(211) }),
      "textTooLong",
      "Vientiselite",
    ],
    ["no account", changed(example, 0, { Tili: "" }), "missing", "Tili"],
    ["an account that is no number", changed(example, 0, { Tili: "17a" }), "integerForm", "Tili"],
    ["an account of ten digits", changed(example, 0, { Tili: "1234567890" }), "textTooLong", "Tili"],
    ["an unknown account", changed(example, 0, { Tili: "1799" }), "accountUnknown", "Tili"],
    ["an account out of use", changed(example, 0, { Tili: "3999" }), "accountUnknown", "Tili"],
    [
      "an unknown cost centre",
      changed(example, 0, { Kustannuspaikka: "7" }),
      "costCentreUnknown",
      "Kustannuspaikka",
    ],
    [
      "a cost centre that is no number",
      changed(example, 0, { Kustannuspaikka: "x" }),
      "integerForm",
      "Kustannuspaikka",
    ],
    ["an unknown job", changed(example, 0, { Työnro: "PN1" }), "jobUnknown", "Työnro"],
    ["an unknown VAT code", changed(example, 1, { "Alv-koodi": "99" }), "vatCodeUnknown", "Alv-koodi"],
    ["a VAT code that is no number", changed(example, 1, { "Alv-koodi": "S" }), "integerForm", "Alv-koodi"],
    ["a rate with decimals", changed(example, 1, { "Alv-%": "25.5" }), "integerForm", "Alv-%"],
    ["a rounded rate", changed(example, 1, { "Alv-%": "26" }), "vatPercent", "Alv-%"],
    ["a rate above a hundred", changed(example, 1, { "Alv-%": "101" }), "vatPercent", "Alv-%"],
    ["an unknown VAT account", changed(example, 1, { "Alv-tili": "2" }), "accountUnknown", "Alv-tili"],
    [
      "no amount",
      changed(example, 0, { "Veroton summa": "", "Verollinen summa": "" }),
      "amountMissing",
      undefined,
    ],
    ["a comma amount", changed(example, 0, { "Veroton summa": "2990,00" }), "amountForm", "Veroton summa"],
    [
      "a third of a cent",
      changed(example, 0, { "Veroton summa": "2990.003" }),
      "amountForm",
      "Veroton summa",
    ],
    [
      "a thousands separator",
      changed(example, 0, { "Veroton summa": "2 990.00" }),
      "amountForm",
      "Veroton summa",
    ],
    ["a plus sign", changed(example, 0, { "Veroton summa": "+2990.00" }), "amountForm", "Veroton summa"],
    ["an open point", changed(example, 0, { "Veroton summa": "2990." }), "amountForm", "Veroton summa"],
    ["an exponent", changed(example, 0, { "Veroton summa": "2e3" }), "amountForm", "Veroton summa"],
    [
      "an amount of 23",
      changed(example, 0, { "Alv summa": `${"0".repeat(20)}.00` }),
      "textTooLong",
      "Alv summa",
    ],
    [
      "net and tax that do not make gross",
      changed(example, 1, { "Alv summa": "-607.52" }),
      "arithmetic",
      "Verollinen summa",
    ],
    ["a tax that is not the rate's", changed(example, 1, { "Alv-%": "24" }), "arithmetic", "Alv summa"],
    [
      "a receipt that is a cent off",
      changed(example, 2, { "Veroton summa": "-607.52", "Verollinen summa": "-607.52" }),
      "unbalanced",
      undefined,
    ],
    ["tax in a row and by Alv-tili", changed(example, 1, { "Alv-tili": "2939" }), "unbalanced", undefined],
    [
      "one receipt under two series",
      [...changed(example, 0, { Numerosarja: "10" })],
      "numberSeries",
      undefined,
    ],
  ];

test.each(refusedRows)("%s is refused and nothing is booked", async (_, rows, code, column) => {
  const { simulator, handOver } = await bench();
  const record = await handOver("a.csv", fileOf(rows));
  expect(record).toMatchObject({ outcome: "rejected", receipts: [], storedAs: "rejected/a.csv" });
  expect(record?.reasons.map((reason) => reason.code)).toContain(code);
  expect(record?.reasons.find((reason) => reason.code === code)?.column).toBe(column);
  expect(simulator.probe.books().receipts).toEqual([]);
});

const plain = fileOf(example);
const refusedFiles: readonly (readonly [string, string, NetbaronRefusalCode])[] = [
  ["an empty file", "", "fileEmpty"],
  ["a header alone", `${HEADERS.join(";")}\n`, "fileEmpty"],
  ["no header", plain.split("\n").slice(1).join("\n"), "header"],
  ["a sep= line", `sep=;\n${plain}`, "header"],
  ["English headers", plain.replace("Tili", "Account"), "header"],
  ["a column that is not known", plain.replace("Työnro", "Projekti"), "header"],
  ["a column twice", plain.replace("Alv-tili", "Tili"), "header"],
  ["another case", plain.replace("Tositenumero", "tositenumero"), "header"],
  ["a row too short", plain.replace(/;""\n/, "\n"), "columns"],
  ["a blank line", plain.replace("\n", "\n\n"), "columns"],
  ["a quote that stays open", `${plain};"`, "syntax"],
  ["a quote inside a bare field", plain.replace('"1001"', '10"01'), "syntax"],
];

test.each(refusedFiles)("%s refuses the file", async (_, text, code) => {
  const { simulator, handOver } = await bench();
  expect(await handOver("a.csv", text)).toMatchObject({ outcome: "rejected", reasons: [{ code }] });
  expect(simulator.probe.books().receipts).toEqual([]);
});

test("a sep= line is named as such", async () => {
  const { handOver } = await bench();
  const record = await handOver("a.csv", `sep=;\n${plain}`);
  expect(record?.reasons[0]?.text).toContain("sep=");
});

test("a row without tax makes one posting, even with Alv-tili", async () => {
  const { simulator, handOver } = await bench();
  const rows = [row("1910", "50.00", { "Alv-koodi": "0", "Alv-tili": "2939" }), row("1701", "-50.00")];
  expect(await handOver("a.csv", fileOf(rows))).toMatchObject({ outcome: "booked" });
  expect(simulator.probe.books().receipts[0]?.rows).toHaveLength(2);
});

test("a receipt may have the number of an invoice", async () => {
  const { simulator, handOver } = await bench();
  await handOver("a.xml", invoiceText({ number: "1001" }));
  expect(await handOver("a.csv", plain)).toMatchObject({ outcome: "booked" });
  expect(simulator.probe.books().receipts.map(({ number }) => number)).toEqual(["1001", "1001"]);
});

test("a missing required column is named", async () => {
  const { handOver } = await bench();
  const text = "Tositenumero;Kirjauspäivä;Veroton summa\n1;2026-01-01;0\n";
  expect(await handOver("a.csv", text)).toMatchObject({ reasons: [{ code: "header", column: "Tili" }] });
  const sums = "Tositenumero;Kirjauspäivä;Tili;Alv summa\n1;2026-01-01;1701;0\n";
  expect(await handOver("b.csv", sums)).toMatchObject({ reasons: [{ code: "header" }] });
});

test("all reasons of a file are told, with their rows, and none of its texts", async () => {
  const { handOver } = await bench();
  const rows = changed(changed(example, 0, { Tili: "1799", Vientiselite: "Maija Mallikas" }), 2, {
    Työnro: "?",
  });
  const record = await handOver("a.csv", fileOf(rows));
  expect(record?.reasons).toMatchObject([
    { code: "accountUnknown", row: 2, column: "Tili" },
    { code: "jobUnknown", row: 4, column: "Työnro" },
  ]);
  expect(JSON.stringify(record)).not.toContain("Maija");
});

const acceptedFiles: readonly (readonly [string, string | Uint8Array])[] = [
  ["commas", plain.replaceAll(";", ",")],
  ["tabs", plain.replaceAll(";", "\t")],
  ["colons", plain.replaceAll(";", ":")],
  ["spaces", plain.replace(/^.*$/m, HEADERS.map((name) => `"${name}"`).join(" ")).replaceAll(";", " ")],
  ["CRLF", plain.replaceAll("\n", "\r\n")],
  ["CR", plain.replaceAll("\n", "\r")],
  ["no last line end", plain.trimEnd()],
  ["a byte order mark", `\uFEFF${plain}`],
  ["ISO-8859-1", Buffer.from(plain, "latin1")],
  ["UTF-16", Buffer.from(`\uFEFF${plain}`, "utf16le")],
  ["Finnish dates", plain.replaceAll("2025-12-12", "12.12.2025")],
  ["whole euros", plain.replaceAll("2990.00", "2990")],
  ["one decimal", plain.replaceAll("2990.00", "2990.0")],
  ["net alone", fileOf(inAll(example, { "Verollinen summa": "", "Alv summa": "" }))],
  ["gross alone", fileOf(inAll(example, { "Veroton summa": "", "Alv summa": "" }))],
  ["other order of columns", reversed(plain)],
];

function reversed(text: string): string {
  const lines = text.trimEnd().split("\n");
  return lines.map((line) => line.split(";").reverse().join(";")).join("\n");
}

test.each(acceptedFiles)("%s are read", async (_, content) => {
  const { simulator, handOver } = await bench();
  const record = await handOver("a.csv", content);
  expect(record).toMatchObject({ reasons: [], outcome: "booked" });
  expect(simulator.probe.books().balances).toEqual(EXAMPLE_BALANCES);
});

test("lengths at the edge are accepted, counted in characters", async () => {
  const { simulator, handOver } = await bench();
  const rows = inAll(example, { Tositenumero: "1".repeat(35), Vientiselite: "😀".repeat(210) });
  expect(await handOver("a.csv", fileOf(rows))).toMatchObject({
    outcome: "booked",
    receipts: ["1".repeat(35)],
  });
  expect(simulator.probe.books().receipts[0]?.rows[0]?.description).toBe("😀".repeat(210));
});

test("formulas, quotes and line ends in a text are stored as they are", async () => {
  const { simulator, handOver } = await bench();
  const texts = [
    '=HYPERLINK("http://x";"y")',
    "+358 40",
    "-1+1",
    "@SUM(A1)",
    "\ttab",
    "'=1",
    "two\nlines",
    '"q"',
  ];
  for (const [index, text] of texts.entries()) {
    const rows = inAll(example, { Tositenumero: `T${index}`, Vientiselite: text });
    expect(await handOver(`${index}.csv`, fileOf(rows))).toMatchObject({ outcome: "booked" });
  }
  expect(simulator.probe.books().receipts.map((receipt) => receipt.rows[0]?.description)).toEqual(texts);
});

test("many receipts of a file are booked, or none of them", async () => {
  const { simulator, handOver } = await bench();
  const second = inAll(example, { Tositenumero: "1002" });
  const mixed = example.flatMap((cells, index) => [cells, second[index] ?? {}]);
  expect(await handOver("a.csv", fileOf(mixed))).toMatchObject({ receipts: ["1001", "1002"] });
  const third = inAll(example, { Tositenumero: "1003" });
  const bad = changed(inAll(example, { Tositenumero: "1004" }), 0, {
    "Veroton summa": "1",
    "Verollinen summa": "1",
  });
  expect(await handOver("b.csv", fileOf([...third, ...bad]))).toMatchObject({
    outcome: "rejected",
    reasons: [{ code: "unbalanced", row: 5 }],
  });
  expect(simulator.probe.books().receipts.map(({ number }) => number)).toEqual(["1001", "1002"]);
});

test("a receipt number is booked once, whatever the file is called", async () => {
  const { simulator, handOver } = await bench();
  await handOver("a.csv", fileOf(example));
  expect(await handOver("b.csv", fileOf(example))).toMatchObject({
    outcome: "rejected",
    reasons: [{ code: "duplicate" }],
  });
  expect(simulator.probe.books().balances).toEqual(EXAMPLE_BALANCES);
});

test("an older rate of the code is still accepted, a foreign one is not", async () => {
  const { handOver } = await bench();
  const at = (number: string, percent: string, tax: string): string =>
    fileOf([
      row("1701", "1537.60", { Tositenumero: number }),
      row("3000", "-1240", {
        Tositenumero: number,
        "Alv-koodi": "20",
        "Alv-%": percent,
        "Alv summa": tax,
        "Alv-tili": "29391",
      }),
    ]);
  expect(await handOver("a.csv", at("1", "24", "-297.60"))).toMatchObject({ outcome: "booked" });
  expect(await handOver("b.csv", at("2", "14", "-173.60"))).toMatchObject({ outcome: "rejected" });
});

const readings: readonly (readonly [string, Partial<NetbaronReadings>, string])[] = [
  ["decimal rate", { vatPercent: "decimal" }, fileOf(changed(example, 1, { "Alv-%": "25.5" }))],
  ["decimal comma", { amountDecimal: "pointOrComma" }, plain.replaceAll(/(\d)\.(\d\d)"/g, '$1,$2"')],
  ["English headers", { headerLanguage: "finnishOrEnglish" }, plain.replace("Tili", "Account")],
  ["columns that are not known", { unknownColumn: "ignore" }, plain.replace("Numerosarja", "Uusi")],
  ["free series", { numberSeries: "free" }, fileOf(inAll(example, { Numerosarja: "11" }))],
  ["unchecked tax", { vatArithmetic: "unchecked" }, fileOf(changed(example, 1, { "Alv-%": "24" }))],
];

test.each(readings)("reading %s accepts what the strict one refuses", async (_, reading, text) => {
  const strict = await bench();
  expect(await strict.handOver("a.csv", text)).toMatchObject({ outcome: "rejected" });
  const open = await bench({ readings: reading });
  expect(await open.handOver("a.csv", text)).toMatchObject({ reasons: [], outcome: "booked" });
  expect(open.simulator.probe.books().balances).toEqual(EXAMPLE_BALANCES);
});

test("reading of an empty rate: accepted, or refused beside a VAT code", async () => {
  const { handOver } = await bench({ readings: { emptyVatPercent: "refuse" } });
  expect(await handOver("a.csv", plain)).toMatchObject({
    reasons: [{ code: "missing", column: "Alv-%", row: 3 }],
  });
});

test("reading of receipts per file: many, or one", async () => {
  const { handOver } = await bench({ readings: { receiptsPerFile: "one" } });
  const two = fileOf([...example, ...inAll(example, { Tositenumero: "1002" })]);
  expect(await handOver("a.csv", two)).toMatchObject({ reasons: [{ code: "severalReceipts" }] });
  expect(await handOver("b.csv", plain)).toMatchObject({ outcome: "booked" });
});

test("reading of the sign turns the books", async () => {
  const { simulator, handOver } = await bench({ readings: { amountSign: "creditPositive" } });
  await handOver("a.csv", plain);
  expect(simulator.probe.books().balances).toEqual({ "1701": -299_000, "2939": 60_753, "3000": 238_247 });
});

test("reading basic import: the number is ignored, so that nothing tells a duplicate", async () => {
  const { simulator, handOver } = await bench({ readings: { importMode: "basic" } });
  await handOver("a.csv", plain);
  expect(await handOver("b.csv", plain.replaceAll('"1001"', '""'))).toMatchObject({ outcome: "booked" });
  expect(simulator.probe.books().receipts.map(({ number }) => number)).toEqual(["1", "2"]);
  expect(simulator.probe.books().balances["1701"]).toBe(598_000);
});

test("reading duplicates: the same number is booked again", async () => {
  const { simulator, handOver } = await bench({ readings: { duplicateReceipt: "bookAgain" } });
  await handOver("a.csv", plain);
  await handOver("b.csv", plain);
  expect(simulator.probe.books().receipts).toHaveLength(2);
  expect(simulator.probe.books().balances["1701"]).toBe(598_000);
});

const vatReadings: readonly (readonly [NetbaronReadings["vatPosting"], boolean, boolean])[] = [
  ["withVatAccount", true, true],
  ["withVatCode", false, true],
  ["never", true, false],
];

test.each(vatReadings)("VAT posting %s: explicit row %s, Alv-tili %s", async (vatPosting, explicit, own) => {
  const { simulator, handOver } = await bench({ readings: { vatPosting } });
  expect((await handOver("a.csv", plain))?.outcome).toBe(explicit ? "booked" : "rejected");
  const second = fileOf(inAll(withVatAccount, { Tositenumero: "1002" }));
  expect((await handOver("b.csv", second))?.outcome).toBe(own ? "booked" : "rejected");
  const times = Number(explicit) + Number(own);
  const { balances, trialBalance, receipts } = simulator.probe.books();
  expect(balances).toEqual({ "1701": times * 299_000, "2939": times * -60_753, "3000": times * -238_247 });
  expect(trialBalance).toBe(0);
  const byNetbaron = receipts.flatMap(({ rows }) => rows.filter(({ postedBy }) => postedBy === "netbaron"));
  expect(byNetbaron).toHaveLength(Number(own));
});
