import type { BookedInvoice, InvoiceSubstatus } from "../book/book.ts";
import type { Scene } from "../scene.ts";

/** The sub-state of an open invoice; one that is past its due date is overdue by itself. */
export function substatusOf(scene: Scene, invoice: BookedInvoice): InvoiceSubstatus | undefined {
  if (invoice.status !== "open") return undefined;
  const isLate = invoice.substatus === "open" && invoice.dueDate < scene.now.slice(0, 10);
  return isLate ? "overdue" : invoice.substatus;
}

const FINNISH: Readonly<Record<BookedInvoice["status"], string>> = {
  unsent: "Lähettämätön",
  open: "Avoin",
  paid: "Maksettu",
  creditloss: "Luottotappio",
  undelivered: "Toimittamaton",
  delivered: "Toimitettu",
  draft: "Luonnos",
};

/** The state in the words of the interface language. */
export function statusText(scene: Scene, status: BookedInvoice["status"]): string {
  if (scene.language !== "EN") return FINNISH[status];
  return `${status.slice(0, 1).toUpperCase()}${status.slice(1)}`;
}
