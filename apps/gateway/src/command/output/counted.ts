/** A number with its noun: "1 client", "2 clients"; nouns with a plural in -s. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
