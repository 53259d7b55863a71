import { contentHash } from "../mapping/content-hash.ts";
import type { Clock } from "../ports/clock.ts";
import type { Secret } from "../ports/secret-source.ts";
import type { Problem } from "../rules/problem.ts";
import { type CivilDate, parseCivilDate } from "../value/civil-date.ts";
import { minorUnits } from "../value/money.ts";
import type { ActionTarget, CaseSighting, CollectionDesk, DeskOutcome } from "./collection-desk.ts";
import {
  actionKey,
  type CollectionEntry,
  type CollectionKind,
  type CollectionState,
  causeOf,
  invoiceKey,
} from "./collection-entry.ts";
import type { CollectionPolicy } from "./collection-policy.ts";
import {
  type CollectionLine,
  type CollectionReport,
  collectionReport,
  type SkippedInvoice,
} from "./collection-report.ts";
import type { CollectionStore } from "./collection-store.ts";
import { type PlannedAction, planActions, reasonToSkip } from "./plan-receivable.ts";
import type { Receivable } from "./receivable.ts";
import { lookAtCase, TellOnce } from "./tell-once.ts";
import { actionFacts, invoiceContent, invoiceFacts, lookForAction } from "./told-content.ts";

/** What collecting works with. */
export interface CollectParts {
  readonly desk: CollectionDesk;
  readonly store: CollectionStore;
  readonly clock: Clock;
}

/** What is asked for. */
export interface CollectRequest {
  readonly client: string;
  readonly policy: CollectionPolicy;
  /** The day on which invoices count as overdue. */
  readonly today: CivilDate;
  readonly receivables: AsyncIterable<Receivable> | Iterable<Receivable>;
  /** Only says what would be told: asks the agency about known cases, sends and stores nothing. */
  readonly dryRun?: boolean;
  /** Gets the agency's own words for every refusal, which may repeat names and sums. */
  readonly onRefusal?: (key: string, answer: Secret) => void;
}

/** What the look before the first hand-over found; `entry` is undefined when nothing could be learned. */
type FirstLook =
  | { readonly type: "new" }
  | { readonly type: "known"; readonly entry: CollectionEntry | undefined };

/** One run over a client's receivables. */
class CollectionRun {
  readonly #parts: CollectParts;
  readonly #request: CollectRequest;
  readonly #teller: TellOnce;
  readonly #lines: CollectionLine[] = [];
  readonly #problems = new Map<string, readonly Problem[]>();
  readonly #skips: SkippedInvoice[] = [];

  constructor(parts: CollectParts, request: CollectRequest) {
    this.#parts = parts;
    this.#request = request;
    this.#teller = new TellOnce({ ...parts, policy: request.policy });
  }

  async run(): Promise<CollectionReport> {
    const { receivables, dryRun = false } = this.#request;
    const seen = new Set<string>();
    for await (const receivable of receivables) {
      const number = receivable.invoice.header.number;
      // Two invoices with one number cannot be told apart by the agency: the first one stands.
      if (seen.has(number)) continue;
      seen.add(number);
      const entry = await this.#parts.store.find(this.#request.client, invoiceKey(number));
      const told = entry?.state === "submitted" ? entry : await this.#handOver(receivable, entry);
      // Also right after handing over: what was paid or credited before must lower the demand at once.
      if (told?.state === "submitted") await this.#follow(receivable, told);
    }
    if (!dryRun) await this.#settleRest();
    return collectionReport(this.#lines, this.#skips);
  }

  /** Hands an invoice over, or settles an earlier try; undefined when nothing was done. */
  async #handOver(
    receivable: Receivable,
    known: CollectionEntry | undefined,
  ): Promise<CollectionEntry | undefined> {
    const { policy, today, dryRun } = this.#request;
    const { invoice } = receivable;
    const invoiceNumber = invoice.header.number;
    if (known === undefined || known.state === "ready") {
      const reason = reasonToSkip(receivable, policy, today);
      if (reason !== undefined) {
        this.#skips.push({ invoiceNumber, reason });
        return undefined;
      }
    }
    const draft = this.#draft(
      "invoice",
      invoiceKey(invoiceNumber),
      invoiceNumber,
      invoiceContent(invoice),
      invoiceFacts(invoice),
    );
    if (dryRun === true) {
      this.#note("INVOICE", known ?? draft, planOf(known));
      return undefined;
    }
    if (known === undefined && policy.lookFirst) {
      const first = await this.#lookFirst(draft);
      if (first.type !== "new") return first.entry;
    }
    const entry = await this.#teller.tell(draft, {
      send: () => this.#hear(draft, this.#parts.desk.submitInvoice(invoice)),
      look: async (asked) => lookAtCase(await this.#parts.desk.findCase(targetOf(asked))),
    });
    this.#note("INVOICE", entry);
    return entry;
  }

  /** Whether the agency has no case yet; one that it has is taken over instead of being made again. */
  async #lookFirst(draft: CollectionEntry): Promise<FirstLook> {
    const sighting = await this.#parts.desk.findCase(targetOf(draft));
    if (sighting.type === "absent") return { type: "new" };
    if (sighting.type === "unclear") {
      this.#hold("INVOICE", draft, sighting.problems);
      return { type: "known", entry: undefined };
    }
    const opened = await this.#parts.store.open(draft);
    if (opened.state !== "ready") return { type: "new" };
    const caseId = sighting.caseId === undefined ? {} : { caseId: sighting.caseId };
    const entry = await this.#teller.change(opened, { state: "submitted", ...caseId });
    this.#note("INVOICE", entry);
    return { type: "known", entry };
  }

  /** Tells what happened to an invoice that the agency has. */
  async #follow(receivable: Receivable, entry: CollectionEntry): Promise<void> {
    const { policy, client } = this.#request;
    const known = await this.#parts.store.list({ client, invoiceNumber: entry.invoiceNumber });
    const causes = (isMeant: (state: CollectionState) => boolean): ReadonlySet<string> =>
      new Set(known.filter(({ state }) => isMeant(state)).map(causeOf));
    const told = causes(isFinal);
    if (told.has("withdraw")) return;
    const zero = minorUnits(0);
    const dueDate = parseCivilDate(entry.facts["dueDate"] ?? "");
    const begun = causes((state) => !isFinal(state));
    const pending = (interest = zero, costs = zero) =>
      planActions(receivable, policy, { interest, costs, dueDate, told, begun });
    if (pending().length === 0) return;
    const sighting = await this.#parts.desk.findCase(targetOf(entry));
    if (sighting.type !== "found") {
      return this.#hold("CASE", entry, sighting.type === "unclear" ? sighting.problems : []);
    }
    const named = await this.#withCase(entry, sighting.caseId);
    for (const planned of pending(sighting.interest, sighting.costs)) {
      if (!(await this.#act(named, planned, sighting))) return;
    }
  }

  /** Remembers the case identifier as soon as the agency names it. */
  async #withCase(entry: CollectionEntry, caseId: string | undefined): Promise<CollectionEntry> {
    if (this.#request.dryRun === true || caseId === undefined || entry.caseId !== undefined) return entry;
    return this.#teller.change(entry, { state: "submitted", caseId });
  }

  /** Tells one action; false when later ones have to wait for it. */
  async #act(invoice: CollectionEntry, planned: PlannedAction, sighting: CaseSighting): Promise<boolean> {
    const { action, cause } = planned;
    const key = actionKey(invoice.invoiceNumber, cause);
    const named = invoice.caseId === undefined ? {} : { caseId: invoice.caseId };
    const draft: CollectionEntry = {
      ...this.#draft("action", key, invoice.invoiceNumber, action, actionFacts(planned)),
      ...named,
    };
    const target = targetOf(invoice);
    const known = await this.#parts.store.find(draft.client, key);
    if (this.#request.dryRun === true) {
      this.#note(action.code, known ?? draft, planOf(known));
      return true;
    }
    // A case without any capital left is as good as closed for a withdrawal.
    const isOver =
      sighting.type === "found" &&
      (sighting.closed || (action.code === "WITHDRAW" && sighting.capital === 0));
    if (known === undefined && isOver) {
      this.#note(action.code, draft, "closed");
      return true;
    }
    const entry = await this.#teller.tell(draft, {
      send: () => this.#hear(draft, this.#parts.desk.submitAction(target, action)),
      look: async (asked) => lookForAction(await this.#parts.desk.findCase(target), asked),
    });
    this.#note(action.code, entry);
    return entry.state === "submitted";
  }

  /** Looks up what an earlier run left behind and this one did not come across. */
  async #settleRest(): Promise<void> {
    const { client } = this.#request;
    const seen = new Set(this.#lines.map(({ key }) => key));
    for (const entry of await this.#parts.store.list({ client, states: ["claimed", "unknown"] })) {
      if (seen.has(entry.key)) continue;
      const settled = await this.#teller.settle(entry, async (asked) => {
        const sighting = await this.#parts.desk.findCase(targetOf(asked));
        return asked.kind === "invoice" ? lookAtCase(sighting) : lookForAction(sighting, asked);
      });
      this.#note("CASE", settled);
    }
  }

  async #hear({ key }: CollectionEntry, answer: Promise<DeskOutcome>): Promise<DeskOutcome> {
    const outcome = await answer;
    if (outcome.type !== "accepted") this.#problems.set(key, outcome.problems);
    if (outcome.type === "refused" && outcome.answer !== undefined) {
      this.#request.onRefusal?.(key, outcome.answer);
    }
    return outcome;
  }

  #hold(what: CollectionLine["what"], entry: CollectionEntry, problems: readonly Problem[]): void {
    this.#problems.set(entry.key, problems);
    this.#note(what, { ...entry, codes: problems.map(({ code }) => code) }, "held");
  }

  #draft(
    kind: CollectionKind,
    key: string,
    invoiceNumber: string,
    content: unknown,
    facts: CollectionEntry["facts"],
  ): CollectionEntry {
    const now = this.#parts.clock.now();
    const { client } = this.#request;
    const times = { createdAt: now, updatedAt: now };
    const fresh = { state: "ready", attempts: 0, codes: [], version: 1 } as const;
    return { client, key, kind, invoiceNumber, content: contentHash(content), facts, ...fresh, ...times };
  }

  #note(
    what: CollectionLine["what"],
    { invoiceNumber, key, caseId, codes, state, facts }: CollectionEntry,
    result: CollectionLine["result"] = state,
  ): void {
    const named = caseId === undefined ? {} : { caseId };
    const problems = this.#problems.get(key) ?? [];
    this.#lines.push({ invoiceNumber, key, what, result, facts, codes, problems, ...named });
  }
}

const targetOf = ({ invoiceNumber, caseId }: CollectionEntry): ActionTarget =>
  caseId === undefined ? { invoiceNumber } : { invoiceNumber, caseId };

/** What a dry run says of an entry: what is ready would be sent. */
const planOf = (known: CollectionEntry | undefined): CollectionLine["result"] =>
  known === undefined || known.state === "ready" ? "planned" : known.state;

const isFinal = (state: CollectionState): boolean => state === "submitted" || state === "refused";

/**
 * Hands overdue invoices over to the agency and tells it what happened to those that it has, everything once. A run
 * may be repeated at any time, also after one that died.
 */
export const collect = (parts: CollectParts, request: CollectRequest): Promise<CollectionReport> =>
  new CollectionRun(parts, request).run();
