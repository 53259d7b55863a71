/**
 * Which identifier of a customer says that the customer is a company, where an accounting system keeps any text: one
 * with the form of a Finnish business id, any but a personal identity number, or none.
 */
export type CompanyIdentifierReading = "finnish" | "any" | "none";

const businessId = /^\d{6,7}-\d$/u;
// Finnish and Danish (DDMMYY) and Swedish (YYMMDD) ones; a Swedish organisation number has no month there.
const personalId = /^(?:19|20)?\d{2}(?:0[1-9]|1[0-2])\d{2}[-+A-FU-Y]\d{3}[0-9A-Z]$/iu;

/**
 * The identifier of a customer when it says that the customer is a company. A wrong check digit does not make a person
 * of a company. What looks like a personal identity number is never told, in no reading.
 */
export function companyIdentifier(
  text: string | undefined,
  reading: CompanyIdentifierReading,
): string | undefined {
  if (text === undefined || reading === "none" || personalId.test(text)) return undefined;
  return reading === "any" || businessId.test(text) ? text : undefined;
}
