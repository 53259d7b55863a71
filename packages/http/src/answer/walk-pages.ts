import { ConnectorError } from "@confirma-connect/core";

/** What a walk needs to know about a page. */
interface Page<T> {
  readonly items: readonly T[];
  /** Rows of all pages, as far as the service tells. */
  readonly totalCount: number | undefined;
}

/** How pages are read and how rows are told apart. */
interface PagePlan<T> {
  readonly name: string;
  readonly firstPage: number;
  read(page: number): Promise<Page<T>>;
  idOf(item: T): string;
}

/** One walk from the first page to the end, or to the place where the list was seen to move. */
interface Walk<T> {
  /** Rows by their identifier, in the order in which they were shown. */
  readonly rows: ReadonlyMap<string, T>;
  readonly pages: number;
  readonly fault?: string;
}

/** Walks through a list that moves, before it is given up. */
const mostWalks = 4;

/** Pages without a new row after which a list counts as broken; rows that move while we read make one or two. */
const mostStalePages = 3;

/**
 * Gives every row of all pages once, or throws ConnectorError: no row is lost silently. Pages are asked for until the
 * list's own count is reached or, where a page tells none, until an empty page: a short page is no end, because a
 * service may make pages smaller than it was asked to.
 *
 * Pages are read one after the other. When a row leaves in between, later ones move to pages that were read already;
 * when another one enters, not even the count tells. So a list of several pages is walked again, and given when the
 * second walk shows every row that the first one did; rows that only entered do no harm. Otherwise it is walked a third
 * and a fourth time, each set against the one before. A list of one page with a count costs one request, one of n pages
 * 2n, one that moves at most 4n; where nothing is counted, each walk costs
 * one more, and one page, whose end only an empty one tells, is walked twice.
 */
export async function* walkPages<T>(plan: PagePlan<T>): AsyncGenerator<T, void, undefined> {
  let before: Walk<T> | undefined;
  for (let walks = 1; walks <= mostWalks; walks += 1) {
    const walk = await walkOnce(plan);
    if (walk.fault === undefined && (walk.pages === 1 || holdsAll(walk, before))) {
      yield* walk.rows.values();
      return;
    }
    // The same fault in the same place twice is no movement.
    if (walk.fault !== undefined && walk.fault === before?.fault) throw broken(`${plan.name} ${walk.fault}`);
    before = walk;
  }
  throw broken(`${plan.name} ${before?.fault ?? "moved each time it was read"}`);
}

/** Whether a walk shows everything that a whole walk before it has shown. */
const holdsAll = <T>({ rows }: Walk<T>, before: Walk<T> | undefined): boolean =>
  before !== undefined && before.fault === undefined && [...before.rows.keys()].every((id) => rows.has(id));

async function walkOnce<T>(plan: PagePlan<T>): Promise<Walk<T>> {
  const rows = new Map<string, T>();
  let least: number | undefined;
  let told = 0;
  let stale = 0;
  for (let pages = 1; ; pages += 1) {
    const { items, totalCount } = await plan.read(plan.firstPage + pages - 1);
    if (totalCount !== undefined && totalCount < told) {
      return { rows, pages, fault: `shrank from ${told} to ${totalCount} rows while it was read` };
    }
    least ??= totalCount;
    told = totalCount ?? told;
    const known = rows.size;
    for (const [id, item] of identified(plan, items)) rows.set(id, item);
    if (totalCount !== undefined && rows.size >= totalCount) return { rows, pages };
    if (items.length === 0) {
      // Rows that entered on pages that were read already are counted, but were not there when the walk began.
      if (rows.size >= (least ?? 0)) return { rows, pages };
      return { rows, pages, fault: `ended after ${rows.size} of ${told} rows` };
    }
    stale = rows.size === known ? stale + 1 : 0;
    if (stale >= mostStalePages) throw broken(`${plan.name} repeats the same rows on every page`);
  }
}

/** One answer shows one moment: what has the same identifier there is not one row that moved. */
function identified<T>({ name, idOf }: PagePlan<T>, items: readonly T[]): ReadonlyMap<string, T> {
  const rows = new Map(items.map((item) => [idOf(item), item]));
  if (rows.size < items.length) throw broken(`${name} shows two rows of one identifier on one page`);
  return rows;
}

const broken = (message: string): ConnectorError =>
  new ConnectorError({ code: "ACC_ANSWER_UNREADABLE", stage: "read", delivery: "answered", message });
