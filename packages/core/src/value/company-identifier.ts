/**
 * Which identifier of a customer says that the customer is a company, where an accounting system keeps any text: one
 * with the form of a Finnish business id, any but a personal identity number, or none.
 */
export type CompanyIdentifierReading = "finnish" | "any" | "none";

const businessId = /^\d{6,7}-\d$/u;
const separators = /[\s./+\u2010-\u2015-]/gu;
/**
 * Personal identity numbers of the Nordic countries without separators: a date as DDMMYY (Finland, Denmark, Norway,
 * Iceland) or YYMMDD (Sweden), so a month in the middle of both, and four or five characters. A Swedish organisation
 * number has no month there; a number of another country that happens to have one is not told either.
 */
const personalId = /^(?:19|20)?\d{2}(?:0[1-9]|1[0-2])\d{2}[A-FU-Y]?\d{3}[0-9A-Z]\d?$/iu;

const looksPersonal = (text: string): boolean => personalId.test(text.replace(separators, ""));

/**
 * The identifier of a customer when it says that the customer is a company. A wrong check digit does not make a person
 * of a company. What looks like a Nordic personal identity number is never told,
 * in no reading.
 */
export function companyIdentifier(
  text: string | undefined,
  reading: CompanyIdentifierReading,
): string | undefined {
  if (text === undefined || reading === "none" || looksPersonal(text)) return undefined;
  return reading === "any" || businessId.test(text) ? text : undefined;
}
