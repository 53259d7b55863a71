import type { JsonFields } from "../../kernel/parse-fault.ts";
import type { ProcountorDimension, ProcountorDimensionItem } from "../company/company.ts";
import { failure, invalid, missing, throwAny } from "../failure.ts";
import { numberAt, textAt, withoutAbsent } from "../format/json.ts";
import { info, type Scene, type WriteResult } from "../scene.ts";

/** GET /coa. */
export function chartOfAccounts(scene: Scene): unknown {
  return {
    ledgerAccounts: scene.company.accounts.map(({ code, name, active }) => ({
      ledgerAccountCode: code,
      name,
      active,
      translations: [{ languageCode: "fi", translation: name }],
    })),
  };
}

/** GET /dimensions: a bare list, filtered by parts of names. */
export function dimensions(scene: Scene): unknown {
  const part = (name: string): string => (scene.query.get(name) ?? "").toLowerCase();
  return scene.book.dimensions
    .filter(({ name }) => name.toLowerCase().includes(part("name")))
    .filter(
      ({ items }) =>
        part("codeName") === "" ||
        items.some(({ codeName }) => codeName.toLowerCase().includes(part("codeName"))),
    )
    .map(showDimension);
}

/** GET /dimensions/{id}. */
export function oneDimension(scene: Scene): unknown {
  return showDimension(findDimension(scene));
}

/** POST /dimensions/{id}/items. */
export function addDimensionItem(scene: Scene, body: JsonFields): WriteResult {
  const dimension = findDimension(scene);
  const item = { ...sentItem(body), id: scene.book.nextId };
  const book = withItems(scene, dimension, [...dimension.items, item]);
  return { book: { ...book, nextId: item.id + 1 }, answer: showItem(item) };
}

/** PUT /dimensions/{id}/items: the item is named by the `id` in the body. */
export function changeDimensionItem(scene: Scene, body: JsonFields): WriteResult {
  const dimension = findDimension(scene);
  const id = numberAt(body, "id");
  const known = dimension.items.find((item) => item.id === id);
  if (known === undefined) throw missing("Dimension item");
  const item = { ...sentItem(body), id: known.id };
  const items = dimension.items.map((one) => (one.id === item.id ? item : one));
  return { book: withItems(scene, dimension, items), answer: showItem(item) };
}

/** GET /fiscalyears, newest first. */
export function fiscalYears(scene: Scene): unknown {
  const sorted = [...scene.book.fiscalYears].sort((left, right) =>
    left.startDate < right.startDate ? 1 : -1,
  );
  return { fiscalYears: sorted };
}

/** PUT /fiscalyears/{id}/trackingPeriods/{id}: OPEN to PENDING and nothing else. */
export function changeTrackingPeriod(scene: Scene, body: JsonFields): WriteResult {
  const [yearId, periodId] = scene.ids;
  const year = scene.book.fiscalYears.find(({ id }) => String(id) === yearId);
  const period = year?.trackingPeriods.find(({ id }) => String(id) === periodId);
  if (year === undefined || period === undefined) throw missing("Tracking period");
  if (textAt(body, "status") !== "PENDING" || period.status !== "OPEN") {
    throw failure(409, "Only a change from OPEN to PENDING is allowed.");
  }
  const trackingPeriods = year.trackingPeriods.map((one) =>
    one.id === period.id ? { ...one, status: "PENDING" as const } : one,
  );
  const years = scene.book.fiscalYears.map((one) => (one.id === year.id ? { ...one, trackingPeriods } : one));
  return { book: { ...scene.book, fiscalYears: years }, answer: info("Tracking period updated.") };
}

/** GET /vats/default. */
export function defaultVats(scene: Scene): unknown {
  const { country, vatPercents, vatStatuses } = scene.company;
  const percentages = vatPercents.map(({ percent, sales, purchase }) => ({
    vatPercent: percent,
    sales,
    purchase,
  }));
  return {
    vatInformation: [{ country, percentages }],
    vatStatuses: vatStatuses.map(({ status, description, sales, purchase }) => ({
      vatStatus: status,
      description,
      sales,
      purchase,
    })),
  };
}

const FOREIGN: Readonly<Record<string, readonly number[]>> = {
  SE: [25, 12, 6, 0],
  DK: [25, 0],
  NO: [25, 15, 12, 0],
};

/** GET /vats/country?countryCode=DK: an ISO code, unlike everywhere else. */
export function countryVats(scene: Scene): unknown {
  const code = scene.query.get("countryCode") ?? "";
  const own = scene.company.vatPercents.map(({ percent }) => percent);
  const vatPercentages = code === "FI" ? own : FOREIGN[code];
  if (vatPercentages === undefined) throwAny([invalid("The country code is invalid.", "countryCode")]);
  return { vatPercentages };
}

/** GET /vats/settings. */
export function vatSettings(): unknown {
  return { unitPricesIncludeVatSales: false, unitPricesIncludeVatPurchase: true };
}

function findDimension(scene: Scene): ProcountorDimension {
  const found = scene.book.dimensions.find(({ id }) => String(id) === scene.ids[0]);
  if (found === undefined) throw missing("Dimension");
  return found;
}

function withItems(
  scene: Scene,
  dimension: ProcountorDimension,
  items: readonly ProcountorDimensionItem[],
): Scene["book"] {
  const all = scene.book.dimensions.map((one) => (one.id === dimension.id ? { ...one, items } : one));
  return { ...scene.book, dimensions: all };
}

function sentItem(body: JsonFields): Omit<ProcountorDimensionItem, "id"> {
  const description = textAt(body, "description");
  const item = { codeName: textAt(body, "codeName"), active: textAt(body, "status") !== "P" };
  return description === "" ? item : { ...item, description };
}

function showDimension({ id, name, items }: ProcountorDimension): JsonFields {
  return { id, name, items: items.map(showItem) };
}

function showItem({ id, codeName, active, description }: ProcountorDimensionItem): JsonFields {
  return withoutAbsent({ id, codeName, status: active ? undefined : "P", description });
}
