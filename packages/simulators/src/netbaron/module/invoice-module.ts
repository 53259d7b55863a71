import type { NetbaronBook } from "../book/book.ts";
import { refuse } from "../failure.ts";
import { bookInvoice } from "../finvoice/book-invoice.ts";
import { printCents } from "../format/amount.ts";
import { childrenOf, element, textOf, type XmlElement } from "../format/xml-element.ts";
import type { Scene } from "../scene.ts";

/** Control booleans of a GET and the Finvoice block each asks for. The last three are this stand-in's own. */
const CONTROLS: readonly (readonly [control: string, block: string])[] = [
  ["GetMessageTransmissionDetails", "MessageTransmissionDetails"],
  ["GetSellerPartyDetails", "SellerPartyDetails"],
  ["GetInvoiceRecipientPartyDetails", "InvoiceRecipientPartyDetails"],
  ["GetBuyerPartyDetails", "BuyerPartyDetails"],
  ["GetDeliveryPartyDetails", "DeliveryPartyDetails"],
  ["GetDeliveryDetails", "DeliveryDetails"],
  ["GetInvoiceDetails", "InvoiceDetails"],
  ["SimGetPaymentStatusDetails", "PaymentStatusDetails"],
  ["SimGetInvoiceRow", "InvoiceRow"],
  ["SimGetEpiDetails", "EpiDetails"],
];

/** Books a PUT invoice; the answer's form is this stand-in's own. */
export function putInvoice(scene: Scene): { readonly book: NetbaronBook; readonly answer: XmlElement } {
  if (scene.message === undefined) throw refuse("syntax", "The body is empty");
  const book = bookInvoice(scene, scene.message);
  const invoice = book.invoices.at(-1);
  const answer = element("SimInvoiceSaved", [
    element("SimInvoiceId", invoice?.id ?? ""),
    element("InvoiceNumber", invoice?.number ?? ""),
  ]);
  return { book, answer };
}

/** Answers a GET: one invoice by number, with the blocks asked for; every control is FALSE unless told. */
export function getInvoice(scene: Scene): XmlElement {
  const ask = (name: string): string =>
    scene.readings.invoiceQuery === "query"
      ? (scene.parameters.get(name) ?? "")
      : textOf(scene.message, name);
  const number = ask("InvoiceNumber");
  if (number === "") throw refuse("missing", "InvoiceNumber is required", "InvoiceNumber");
  const invoice = scene.book.invoices.find((candidate) => candidate.number === number);
  if (invoice === undefined) throw refuse("notFound", "No such invoice", "InvoiceNumber");
  const wanted = (control: string): boolean => ask(control).toUpperCase() === "TRUE";
  const blocks = CONTROLS.filter(([control]) => wanted(control)).flatMap(([, block]) =>
    childrenOf(invoice.message, block).map((found) => withFreeText(found, wanted("GetInvoiceFreeText"))),
  );
  return {
    name: "Finvoice",
    attributes: { ...invoice.message.attributes },
    text: "",
    children: [
      element("SimInvoiceId", invoice.id),
      element("SimOpenSum", printCents(invoice.openCents, ",")),
      ...blocks,
    ],
  };
}

function withFreeText(block: XmlElement, wanted: boolean): XmlElement {
  if (wanted || block.name !== "InvoiceDetails") return block;
  return { ...block, children: block.children.filter(({ name }) => name !== "InvoiceFreeText") };
}
