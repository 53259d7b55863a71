/** Rows of one page, and identifiers of one batch: the most that Procountor takes (specs 3, seen). */
export const pageSize = 200;

/** Rows of a page when no size is asked for (specs 3.1, seen). */
const defaultPageSize = 50;

/**
 * Whether no page follows one of so many rows. A server that gave its default instead of what was asked for must not
 * make a search end early: what was not seen would count as absent. The end is an empty page at the latest (seen).
 */
export const isLastPage = (rows: number): boolean => rows < defaultPageSize;
