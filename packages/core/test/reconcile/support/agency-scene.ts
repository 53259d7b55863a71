import {
  type AccountingSystem,
  AccountPlan,
  type DocumentSource,
  LedgerDocument,
  Payment,
  type Period,
  type PostingPlan,
  type Reconciliation,
  type Recorded,
  reconcileBooks,
  type Submission,
  type SubmissionFilter,
} from "@confirma-connect/core";
import { type AgencyData, march, pullScene } from "../../pull/pull-scene.ts";

const client = { id: "client", system: "fake", plan: AccountPlan.parse({}) };

/** A document as it stands in the books. */
export type Booked =
  | ({ readonly kind: "ledger" } & Recorded<LedgerDocument>)
  | ({ readonly kind: "payment" } & Recorded<Payment>);

/** The submission as it is when the system took it. */
function accepted(submission: Submission): Submission {
  const vendorId = `v-${submission.identifier}`;
  const proof = { vendorId, evidence: "identified", at: 1, by: "answer" } as const;
  const steps = submission.steps.map((each) => ({ ...each, attempts: 1, proof }));
  return { ...submission, state: "accepted", steps };
}

/** What the system holds of a submission: the same content under our key and a number of its own. */
function booked({ kind, identifier, document, steps }: Submission): Booked {
  const key = steps[0]?.step.identity.key ?? "";
  const head = { vendorId: `v-${identifier}`, state: "valid" };
  const content: unknown = JSON.parse(document);
  return kind === "ledger"
    ? { kind, ...head, document: { ...LedgerDocument.parse(content), ledgerIdentifier: key } }
    : { kind: "payment", ...head, document: { ...Payment.parse(content), paymentIdentifier: key } };
}

async function* documentsOf<D>(
  list: readonly (Recorded<D> & { readonly date: string })[],
  { from, to }: Period,
): AsyncGenerator<Recorded<D>> {
  yield* list.filter(({ date }) => from <= date && date <= to);
}

/** An agency, a store that is filled by pulls, and books that have what was delivered; tests change all three. */
export function agencyScene(data: AgencyData, plan: PostingPlan) {
  const scene = pullScene(data, plan);
  let books: readonly Booked[] = [];
  let change = (submission: Submission): readonly Submission[] => [accepted(submission)];
  const store = {
    // What tests change counts, dates included.
    list: async ({ from, to, after, limit, ...filter }: SubmissionFilter) => {
      const all = (await scene.store.list(filter)).flatMap((each) => change(each));
      const place = all.findIndex(({ reference }) => reference === after);
      return all
        .slice(place + 1)
        .filter(({ documentDate: date }) => (from ?? date) <= date && date <= (to ?? date))
        .slice(0, limit);
    },
  };
  const system: AccountingSystem = {
    ...scene.system,
    ledger: {
      ...scene.system.ledger,
      read: (period) =>
        documentsOf(
          books.flatMap((each) =>
            each.kind === "ledger" ? [{ ...each, date: each.document.documentDate }] : [],
          ),
          period,
        ),
    },
    payments: {
      ...scene.system.payments,
      read: (period) =>
        documentsOf(
          books.flatMap((each) =>
            each.kind === "payment" ? [{ ...each, date: each.document.paymentDate }] : [],
          ),
          period,
        ),
    },
  };
  return {
    /** Pulls, and books what was pulled. */
    pull: async (source: DocumentSource = scene.source) => {
      await scene.run({ period: march }, { source });
      books = (await store.list({ client: "client" })).map(booked);
    },
    source: scene.source,
    endpoints: scene.endpoints,
    /** The books become something else. */
    rebook: (edit: (books: readonly Booked[]) => readonly Booked[]) => {
      books = edit(books);
    },
    /** Submissions are read as something else, or are gone. */
    resubmit: (edit: (submission: Submission) => Submission | undefined) => {
      change = (submission) => {
        const edited = edit(accepted(submission));
        return edited === undefined ? [] : [edited];
      };
    },
    reconcile: (
      sources: readonly DocumentSource[] | undefined = [scene.source],
      own: PostingPlan = plan,
    ): Promise<Reconciliation> =>
      reconcileBooks(
        { store, system, agency: { sources, plan: own } },
        { client, period: march, kinds: ["ledger", "payment"] },
      ),
    reconcileStore: (): Promise<Reconciliation> =>
      reconcileBooks({ store, system }, { client, period: march, kinds: ["ledger", "payment"] }),
  };
}
