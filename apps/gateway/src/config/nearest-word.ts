/** Number of letters that have to be added, left out or changed (Levenshtein). */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...left].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...right].entries()) {
      const changed = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Number of letters at which two words begin alike. */
function alike(left: string, right: string): number {
  const other = [...right].findIndex((letter, index) => letter !== left[index]);
  return other === -1 ? right.length : other;
}

/** The word that was probably meant: at most two letters differ, or they begin alike. Case does not count. */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const candidates = words.flatMap((each) => {
    const far = distance(lower, each.toLowerCase());
    const same = alike(lower, each.toLowerCase());
    return far <= Math.min(2, lower.length / 2) || same >= 4 ? [{ each, rank: far - same }] : [];
  });
  return candidates.toSorted((left, right) => left.rank - right.rank)[0]?.each;
}
