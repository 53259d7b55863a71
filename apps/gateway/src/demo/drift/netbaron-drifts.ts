import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addDays, civilDate, formatAmount, minorUnits, parseAmount } from "@confirma-connect/core";
import { keysIn } from "../scene/repeated-keys.ts";
import type { DriftName } from "./drift-name.ts";
import { classOfDrift, type PlantedDrift, replaceFirst, strangerKey } from "./planted-drift.ts";

/** A file that the import has taken. */
interface ImportedFile {
  readonly name: string;
  readonly text: string;
}

type Change = (files: readonly ImportedFile[]) => ReturnType<typeof replaceFirst<ImportedFile>>;

const file =
  (mark: RegExp, make: (file: ImportedFile) => readonly ImportedFile[]): Change =>
  (files) =>
    replaceFirst(files, ({ text }) => mark.test(text), make);

const payout = (make: (file: ImportedFile) => readonly ImportedFile[]): Change => file(/"Payout"/u, make);
const payment = (make: (file: ImportedFile) => readonly ImportedFile[]): Change =>
  file(/"Suoritus \d+ \/ \d+ \//u, make);
/** The row's eighth column is the VAT code; 40 is that of purchases. */
const purchase = (make: (file: ImportedFile) => readonly ImportedFile[]): Change => file(/;40;;;/u, make);
const invoice = (make: (file: ImportedFile) => readonly ImportedFile[]): Change =>
  file(/<EpiRemittanceInfoIdentifier/u, make);

const withText = ({ name, text }: ImportedFile, pattern: RegExp, other: string): ImportedFile => ({
  name,
  text: text.replace(pattern, other),
});

/** A copy under another receipt number, in a file of its own. */
function copyAs({ name, text }: ImportedFile, number: string): ImportedFile {
  const [key = ""] = keysIn(name);
  return { name: name.replace(key, number), text: text.replaceAll(key, number) };
}

const aCentMore = ({ name, text }: ImportedFile): ImportedFile => ({
  name,
  text: text.replace(/\d+\.\d\d/gu, (amount) => {
    const cents = parseAmount(amount, ".") ?? 0;
    return cents === 0 ? amount : formatAmount(minorUnits(cents + 1), ".");
  }),
});

const aDayLater = ({ name, text }: ImportedFile): ImportedFile => ({
  name,
  text: text.replace(/\d{4}-\d\d-\d\d/gu, (day) => addDays(civilDate(day), 1)),
});

/**
 * Files say nothing of what became of a document, so "taken out of the books" cannot be seen; and a file that is gone
 * cannot be told from one that has not been taken yet, which is no difference but makes the result incomplete.
 */
const changes: readonly (readonly [DriftName, Change])[] = [
  ["a document that nobody sent", payout((ours) => [ours, copyAs(ours, strangerKey)])],
  [
    "booked a second time under our key",
    payout((ours) => [ours, { ...ours, name: ours.name.replace(".csv", "-2.csv") }]),
  ],
  ["typed in by hand beside ours", payment((ours) => [ours, copyAs(ours, "4711")])],
  ["one cent more", payout((ours) => [aCentMore(ours)])],
  ["dated a day later", payout((ours) => [aDayLater(ours)])],
  [
    "dated past the end of the period",
    payment((ours) => [withText(ours, /\d{4}-\d\d-\d\d/gu, "2026-03-03")]),
  ],
  ["on another account", payout((ours) => [withText(ours, /;1910;/gu, ";1911;")])],
  ["with another VAT code", purchase((ours) => [withText(ours, /;40;;;/gu, ";21;;;")])],
  [
    "with another reference",
    invoice((ours) => [withText(ours, /(<EpiRemittanceInfoIdentifier[^>]*>)\d+/u, "$11234561")]),
  ],
  [
    "in another currency",
    invoice((ours) => [withText(ours, /AmountCurrencyIdentifier="EUR"/gu, 'AmountCurrencyIdentifier="SEK"')]),
  ],
];

async function readFiles(folder: string): Promise<readonly ImportedFile[]> {
  const names = await readdir(folder);
  return Promise.all(
    names.sort().map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })),
  );
}

/** Makes a folder hold exactly these files. */
async function replaceFiles(
  folder: string,
  before: readonly ImportedFile[],
  after: readonly ImportedFile[],
): Promise<void> {
  const stays = new Set(after.map(({ name }) => name));
  for (const { name } of before) if (!stays.has(name)) await rm(join(folder, name));
  for (const { name, text } of after) await writeFile(join(folder, name), text);
}

/** Drift in the files that the NetBaron stand-in has imported: what the adapter reads back. */
export const netbaronDrifts = (folder: string): readonly PlantedDrift[] =>
  changes.map(([name, change]) => ({
    name,
    found: classOfDrift[name],
    plant: async () => {
      const before = await readFiles(folder);
      const changed = change(before);
      if (changed === undefined) return undefined;
      await replaceFiles(folder, before, changed.items);
      return {
        touched: changed.touched.map((each) => each.name),
        takeBack: () => replaceFiles(folder, changed.items, before),
      };
    },
  }));
