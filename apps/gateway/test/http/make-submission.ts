import { civilDate, type Submission, type SubmissionState } from "@confirma-connect/core";

/** What a test says about a submission. */
export interface SubmissionWish {
  readonly identifier: string;
  readonly client?: string;
  readonly kind?: Submission["kind"];
  readonly state?: SubmissionState;
  readonly evidence?: NonNullable<Submission["steps"][number]["proof"]>["evidence"];
  readonly date?: string;
  readonly invoiceNumber?: string;
  readonly body?: string;
  readonly vendorText?: string;
}

type Progress = Submission["steps"][number];

function progressOf({ identifier, evidence, body = "{}", vendorText }: SubmissionWish): Progress {
  const progress: Progress = {
    step: {
      name: "entry",
      action: "create",
      title: "Book the entry",
      request: { method: "POST", resource: "/entries", contentType: "application/json", body },
      identity: { type: "entry", key: `key of ${identifier}`, values: {} },
      uses: [],
      postings: [],
    },
    attempts: 1,
    sentAt: 1_790_000_000_000,
    sentHash: "5".repeat(64),
    ...(vendorText === undefined ? {} : { vendor: { status: 500, code: "E1", text: vendorText } }),
  };
  if (evidence === undefined) return progress;
  return { ...progress, proof: { vendorId: "V1", evidence, at: 1_790_000_000_001, by: "answer" } };
}

/** A submission in any state, as the store could hold it; nothing is due. */
export function makeSubmission(wish: SubmissionWish): Submission {
  const { identifier, client = "acme", kind = "ledger", state = "queued", invoiceNumber } = wish;
  return {
    reference: `ref-${client}-${kind}-${identifier}`,
    client,
    system: "sandbox",
    kind,
    identifier,
    ...(invoiceNumber === undefined ? {} : { invoiceNumber }),
    documentDate: civilDate(wish.date ?? "2026-03-02"),
    version: 1,
    document: "{}",
    pins: { content: "c", plan: "p", rendered: "r", planVersion: "1" },
    state,
    steps: [progressOf(wish)],
    problems: [],
    lane: `lane/${client}/${identifier}`,
    sequence: `sequence/${client}/${identifier}`,
    postponed: 0,
    lookUps: 0,
    createdAt: 1_790_000_000_000,
    updatedAt: 1_790_000_000_000,
  };
}
