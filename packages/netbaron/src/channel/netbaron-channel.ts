import {
  type Attempt,
  type DocumentChannel,
  type Outcome,
  type Period,
  problem,
  type Recorded,
  type RenderContext,
  type Rendered,
  type ResolvedStep,
  type Sighting,
} from "@confirma-connect/core";
import type { DropDelivery } from "./drop-delivery.ts";
import type { InvoiceService } from "./invoice-service.ts";
import type { ReceiptBook } from "./receipt-book.ts";

/** What a channel is made of. */
export interface ChannelParts<D> {
  readonly drop: DropDelivery;
  /** Sends steps that are requests; absent: every step is a file. */
  readonly service: InvoiceService | undefined;
  /** Finds receipts in the books; absent: only files can be seen. */
  readonly book: ReceiptBook | undefined;
  readonly translate: (document: D, context: RenderContext) => Rendered;
  /** Documents of the archive; absent when there is none. */
  readonly read: ((period: Period) => AsyncIterable<Recorded<D>>) | undefined;
}

/** Carries one kind of document to NetBaron; `read` is there only when the drop has an archive. */
export function netbaronChannel<D>({
  drop,
  service,
  book,
  translate,
  read,
}: ChannelParts<D>): DocumentChannel<D> {
  return {
    render: translate,
    deliver: (step, attempt): Promise<Outcome> =>
      step.request.method === "PUT" && service !== undefined
        ? service.deliver(step, attempt)
        : drop.deliver(step, attempt),
    locate: (step, attempt): Promise<Sighting> =>
      step.request.method === "PUT" ? Promise.resolve(notSearchable) : locate(drop, book, step, attempt),
    ...(read === undefined ? {} : { read }),
  };
}

const notSearchable: Sighting = {
  type: "unclear",
  problem: problem("ACC_UNKNOWN_UNCLEAR", {
    message:
      "how an invoice is found through NetBaron's web service is not documented; look it up by its number",
  }),
};

/** The folder first; where the books can be read, they say more. */
async function locate(
  drop: DropDelivery,
  book: ReceiptBook | undefined,
  step: ResolvedStep,
  attempt: Attempt,
): Promise<Sighting> {
  const seen = await drop.locate(step, attempt);
  if (book === undefined || step.identity.values["receiptNumber"] === undefined) return seen;
  if (seen.type !== "found" && seen.type !== "absent") return seen;
  const booked = await book.find(step, attempt);
  if (booked.type === "booked") {
    const { differences } = booked;
    const evidence = differences.length === 0 ? ("readBack" as const) : ("identified" as const);
    return { type: "found", vendorId: step.request.resource, evidence, differences };
  }
  // Absent from the folder but perhaps in the books: nothing is sent again before that is known.
  if (booked.type === "unclear" && seen.type === "absent") {
    return {
      type: "unclear",
      problem: problem("ACC_UNKNOWN_UNCLEAR", { message: "the books could not be read" }),
    };
  }
  return seen;
}
