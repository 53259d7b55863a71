import { ConnectorError } from "@confirma-connect/core";

/** What a walk needs to know about a page. */
interface Page<T> {
  readonly items: readonly T[];
  readonly pageSize: number | undefined;
  readonly totalCount: number | undefined;
}

/** How pages are read and how rows are told apart. */
interface PagePlan<T> {
  readonly name: string;
  readonly firstPage: number;
  readonly pageSize: number;
  read(page: number): Promise<Page<T>>;
  idOf(item: T): string;
}

/** Pages without a new row after which a list counts as broken; rows that move while we read make one or two. */
const mostStalePages = 3;

/**
 * Gives every row of all pages once. A list that grows while it is read pushes rows to later pages and shows some
 * again: those are dropped, and the walk goes on to the end. A list that shrinks pulls rows to earlier pages, where
 * they would be missed. Throws ConnectorError when that happens, and when a list ends before its own count or repeats
 * itself: a silent end would lose payments.
 */
export async function* walkPages<T>(plan: PagePlan<T>): AsyncGenerator<T, void, undefined> {
  const seen = new Set<string>();
  let least: number | undefined;
  let last: number | undefined;
  let stale = 0;
  for (let number = plan.firstPage; ; number += 1) {
    const { items, pageSize, totalCount } = await plan.read(number);
    if ((totalCount ?? 0) < (last ?? 0)) throw broken(`${plan.name} shrank while it was read`);
    least ??= totalCount;
    last = totalCount;
    const before = seen.size;
    for (const item of items) {
      const id = plan.idOf(item);
      if (!seen.has(id)) yield item;
      seen.add(id);
    }
    if (totalCount !== undefined && seen.size >= totalCount) return;
    if (items.length === 0) {
      if (seen.size >= (least ?? 0)) return;
      throw broken(`${plan.name} ended after ${seen.size} of ${least} rows`);
    }
    if (totalCount === undefined && items.length < Math.min(pageSize ?? plan.pageSize, plan.pageSize)) return;
    stale = seen.size === before ? stale + 1 : 0;
    if (stale >= mostStalePages) throw broken(`${plan.name} repeats the same rows on every page`);
  }
}

const broken = (message: string): ConnectorError =>
  new ConnectorError({ code: "ACC_ANSWER_UNREADABLE", stage: "read", delivery: "answered", message });
