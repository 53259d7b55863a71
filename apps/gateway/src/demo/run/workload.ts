import type { DocumentKind } from "@confirma-connect/core";
import type { DemoClient } from "../client/demo-client.ts";
import type { DemoDocument } from "../document/demo-document.ts";
import { documentedSet } from "../document/documented-set.ts";
import { makeMonth } from "../month/make-month.ts";
import type { DemoOptions } from "./demo-options.ts";

/** All documents of one client. */
export interface ClientWork {
  readonly client: DemoClient;
  readonly documents: readonly DemoDocument[];
}

/** One submit request. */
export interface Post {
  readonly client: DemoClient;
  readonly kind: DocumentKind;
  readonly documents: readonly DemoDocument[];
}

/** Shares the documents out; the first client also gets the agency's documented examples. */
export function workOf(
  clients: readonly DemoClient[],
  { documents, seed }: DemoOptions,
): readonly ClientWork[] {
  const made = documents - documentedSet.length;
  return clients.map((client, index) => {
    const share = Math.floor((made + index) / clients.length);
    const month = makeMonth(client, share, seed * 1_000 + index);
    return { client, documents: index === 0 ? [...documentedSet, ...month] : month };
  });
}

const dateOf = (document: DemoDocument): string => {
  if (document.kind === "invoice") return document.body.header.date;
  return document.kind === "ledger" ? document.body.documentDate : document.body.paymentDate;
};

const inOrder = ["invoice", "ledger", "payment"] as const;

/** One request per day and kind, invoices first, so that nothing arrives before what it refers to. */
export function postsOf({ client, documents }: ClientWork): readonly Post[] {
  const days = [...new Set(documents.map(dateOf))].sort();
  return days.flatMap((day) =>
    inOrder.flatMap((kind) => {
      const these = documents.filter((document) => document.kind === kind && dateOf(document) === day);
      return these.length === 0 ? [] : [{ client, kind, documents: these }];
    }),
  );
}
