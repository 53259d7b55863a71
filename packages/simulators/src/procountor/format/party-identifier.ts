const BUSINESS = /^(?:FI)?(\d{7})-?(\d)$/;
const PERSON = /^\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2];

/** Whether the text is a Finnish business id or VAT id with a correct check digit, or has the form of a person id. */
export function isFinnishIdentifier(text: string): boolean {
  const [, digits = "", check = ""] = BUSINESS.exec(text) ?? [];
  if (digits === "") return PERSON.test(text);
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  const remainder = sum % 11;
  return remainder !== 1 && (remainder === 0 ? 0 : 11 - remainder) === Number(check);
}

/** Whether the text is a Finnish EDI id (OVT): 0037, eight digits of the business id, up to five more. */
export function isFinnishEdiId(text: string): boolean {
  return /^0037\d{8}[0-9A-Z]{0,5}$/.test(text);
}
