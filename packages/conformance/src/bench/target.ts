import type { AccountingSystem, DocumentChannel, KindManifest } from "@confirma-connect/core";
import type { ConformanceSubject, DocumentMakers } from "../subject/conformance-subject.ts";
import { invoiceWords, type KindWords, ledgerWords, paymentWords } from "./facts.ts";

/** One kind of document of one subject under test. */
export interface Target<D> extends KindWords<D> {
  readonly subject: ConformanceSubject;
  readonly declared: KindManifest;
  readonly makers: DocumentMakers<D>;
  channelOf(system: AccountingSystem): DocumentChannel<D> | undefined;
}

/** A function that builds something for every kind, whatever its document is. */
export type ForKind<R> = <D>(target: Target<D>) => readonly R[];

/** Calls `build` for each kind that the manifest declares and the subject has documents of. */
export function forEachKind<R>(subject: ConformanceSubject, build: ForKind<R>): readonly R[] {
  const { kinds } = subject.manifest;
  const { ledger, invoice, payment } = subject.documents;
  return [
    ...(kinds.ledger === undefined || ledger === undefined
      ? []
      : build({
          ...ledgerWords,
          subject,
          declared: kinds.ledger,
          makers: ledger,
          channelOf: (system) => system.ledger,
        })),
    ...(kinds.invoice === undefined || invoice === undefined
      ? []
      : build({
          ...invoiceWords,
          subject,
          declared: kinds.invoice,
          makers: invoice,
          channelOf: (system) => system.invoices,
        })),
    ...(kinds.payment === undefined || payment === undefined
      ? []
      : build({
          ...paymentWords,
          subject,
          declared: kinds.payment,
          makers: payment,
          channelOf: (system) => system.payments,
        })),
  ];
}
