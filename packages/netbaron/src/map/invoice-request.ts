import type { Rendered, Step } from "@confirma-connect/core";
import { inEnvelope } from "../wire/envelope.ts";

/** How invoices go to the web service. */
export interface InvoiceRequest {
  /** `invoice` or, for the parallel interface, `invoice2` (seen). */
  readonly module: string;
  readonly envelope: "plain" | "soap";
}

const toRequest = (step: Step, { module, envelope }: InvoiceRequest): Step => ({
  ...step,
  title: `${step.title}, by web service`,
  request: {
    method: "PUT",
    resource: `ws/${module}`,
    contentType: envelope === "soap" ? "text/xml; charset=utf-8" : "application/xml; charset=utf-8",
    body: inEnvelope(step.request.body, envelope),
  },
  identity: { ...step.identity, type: "invoice" },
});

/** Turns the file of an invoice into the request that carries the same document. */
export const asInvoiceRequest = (rendered: Rendered, request: InvoiceRequest): Rendered => ({
  ...rendered,
  steps: rendered.steps.map((step) => (step.name === "finvoice" ? toRequest(step, request) : step)),
});
