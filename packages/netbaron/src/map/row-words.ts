import {
  type DimensionEntry,
  formatPercentage,
  mapDimension,
  mapVatCode,
  type Percentage,
} from "@confirma-connect/core";
import { neutraliseFormula, startsFormula } from "../wire/formula-text.ts";
import { receiptColumns } from "../wire/receipt-column.ts";
import { integerColumn } from "./integer-column.ts";
import type { Translation } from "./translation.ts";

interface VatRow {
  readonly vatCode?: string | undefined;
  readonly vatPercentage: Percentage;
  readonly isVatRow?: boolean;
}

/** VAT code of a row; "" for VAT rows and for rows at 0 % without a code, unless the plan has a rule for those. */
export function vatCodeOf({ plan, findings }: Translation, row: VatRow, pointer: string): string {
  if (row.isVatRow === true) return "";
  const place = row.vatCode === undefined ? `${pointer}/vatPercentage` : `${pointer}/vatCode`;
  const mapped = mapVatCode(plan, { code: row.vatCode, percentage: row.vatPercentage, pointer: place });
  if ("problem" in mapped && row.vatCode === undefined && row.vatPercentage === 0) return "";
  return integerColumn(findings, findings.mapped(mapped, place), place, "VAT codes");
}

/** The value of Alv-%: whole percents as they are, others as the plan decides. Never rounded. */
export function vatPercentageOf(
  { decisions, findings }: Translation,
  { vatCode, vatPercentage, pointer }: { vatCode: string; vatPercentage: Percentage; pointer: string },
): Percentage | undefined {
  if (vatCode === "") return undefined;
  if (vatPercentage % 1000 === 0) return vatPercentage;
  const percent = formatPercentage(vatPercentage, ".");
  const fact = `NetBaron's column Alv-% is documented as an integer, this row has ${percent} %`;
  switch (decisions.fractionalVatPercentage) {
    case "decimal":
      findings.tell(
        "ACC_DOCUMENT_INFERRED",
        pointer,
        `${fact}; it is written with decimals as the plan says`,
      );
      return vatPercentage;
    case "empty":
      findings.tell(
        "ACC_DOCUMENT_INFERRED",
        pointer,
        `${fact}; it is left empty and VAT code ${vatCode} says it`,
      );
      return undefined;
    case "refuse":
      findings.refuse("ACC_UNSUPPORTED_FEATURE", pointer, `${fact}; the plan refuses such rows`);
      return undefined;
    case undefined:
      findings.refuse(
        "ACC_MAPPING_VAT_CODE",
        pointer,
        `${fact}; the plan must decide it (options.netbaron.fractionalVatPercentage: empty, decimal or refuse)`,
      );
      return undefined;
  }
}

interface DimensionRow {
  readonly projectNumber?: string | undefined;
  readonly ledgerDimensions: readonly DimensionEntry[];
}

type Target = "costCenter" | "jobNumber";

const targets: ReadonlyMap<string, Target> = new Map([
  [receiptColumns.costCenter.fi, "costCenter"],
  [receiptColumns.costCenter.en, "costCenter"],
  [receiptColumns.jobNumber.fi, "jobNumber"],
  [receiptColumns.jobNumber.en, "jobNumber"],
]);

/** Cost center and job number of a row; the project number is the job number (inferred). */
export function dimensionsOf(
  translation: Translation,
  row: DimensionRow,
  pointer: string,
): Readonly<Record<Target, string>> {
  const { plan, findings } = translation;
  const found: Record<Target, string> = { costCenter: "", jobNumber: "" };
  const put = (target: Target, value: string, place: string): void => {
    if (found[target] !== "") {
      findings.refuse(
        "ACC_UNSUPPORTED_FEATURE",
        place,
        "a NetBaron row has one cost center and one job number",
      );
    }
    found[target] = value;
  };
  row.ledgerDimensions.forEach(({ dimensionType, dimensionValue }, index) => {
    const place = `${pointer}/ledgerDimensions/${index}`;
    const name = findings.mapped(
      mapDimension(plan, dimensionType, `${place}/dimensionType`),
      `${place}/dimensionType`,
    );
    const target = targets.get(name);
    if (target === undefined && name !== "") {
      const message = "NetBaron's receipt file has the dimensions Kustannuspaikka and Työnro only";
      findings.refuse("ACC_MAPPING_DIMENSION", `${place}/dimensionType`, message);
    }
    if (target !== undefined) put(target, dimensionValue, `${place}/dimensionValue`);
  });
  if (row.projectNumber !== undefined) put("jobNumber", row.projectNumber, `${pointer}/projectNumber`);
  return {
    costCenter: integerColumn(findings, found.costCenter, `${pointer}/ledgerDimensions`, "cost centers"),
    jobNumber: identifierText(
      translation,
      found.jobNumber,
      `${pointer}/projectNumber`,
      receiptColumns.jobNumber.length,
    ),
  };
}

/** A text that is shown to people: made harmless for spreadsheets, or refused, as the plan says. */
export function describingText(
  { decisions, findings }: Translation,
  text: string | undefined,
  pointer: string,
  longest: number = receiptColumns.description.length,
): string {
  const kept = findings.optionalText(text, pointer, longest) ?? "";
  if (!startsFormula(kept)) return kept;
  if (decisions.formulaTexts === "refuse") {
    findings.refuse("ACC_DOCUMENT_FIELD_INVALID", pointer, "a spreadsheet could run this text as a formula");
    return kept;
  }
  const message = "a spreadsheet could run this text as a formula; an apostrophe is put before it";
  findings.tell("ACC_DOCUMENT_INFERRED", pointer, message);
  return findings.text(neutraliseFormula(kept), pointer, longest);
}

/** A text that NetBaron looks up: it cannot be changed, so what a spreadsheet could run is refused. */
export function identifierText(
  { findings }: Translation,
  text: string,
  pointer: string,
  longest: number,
): string {
  if (startsFormula(text)) {
    findings.refuse("ACC_DOCUMENT_FIELD_INVALID", pointer, "a spreadsheet could run this text as a formula");
  }
  return findings.optionalText(text, pointer, longest) ?? "";
}
