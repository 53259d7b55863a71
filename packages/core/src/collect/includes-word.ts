/** Whether a word of the vendor is among the configured ones, in any case. */
export const includesWord = (words: readonly string[], word: string): boolean =>
  words.some((each) => each.toLowerCase() === word.toLowerCase());
