// What spreadsheet programs take for the beginning of a formula, full-width forms included.
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** Tells whether a spreadsheet program could run a text as a formula. */
export const startsFormula = (text: string): boolean => formula.test(text);

/**
 * Puts an apostrophe before a text that could be run as a formula, so that people may open the file. A text that
 * begins with apostrophes and then a formula gets one more: the way back is then always known.
 */
export const neutraliseFormula = (text: string): string => (startsFormula(text) ? `'${text}` : text);

/** Takes the apostrophe of {@link neutraliseFormula} away again. */
export const restoreFormula = (text: string): string =>
  text.startsWith("'") && startsFormula(text.slice(1)) ? text.slice(1) : text;
