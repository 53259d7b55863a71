import type { Refusal } from "../failure.ts";
import { parseCompactDay } from "../format/day.ts";
import type { XmlElement } from "../format/xml-element.ts";
import type { NetbaronReadings } from "../readings.ts";
import { elementOrder, rowDialect } from "./element-order.ts";

const MONETARY = /^-?\d{1,15}(,\d{2,5})?$/;
const UNIT_AMOUNT = /^-?\d{1,15}(,\d{1,10})?$/;
const EPI_MONETARY = /^-?\d{1,15},\d{2}$/;
const PERCENTAGE = /^[1-9]?\d{1,2}(,\d{1,3})?$/;

/** Texts with a form or length of their own; a pattern covers the whole text. */
const FORMS: Readonly<Record<string, RegExp>> = {
  SellerOrganisationName: /^.{2,70}$/su,
  BuyerOrganisationName: /^.{2,70}$/su,
  SellerPartyIdentifier: /^.{0,35}$/su,
  BuyerPartyIdentifier: /^.{0,35}$/su,
  InvoiceTypeText: /^.{1,35}$/su,
  InvoiceNumber: /^.{1,20}$/su,
  OriginalInvoiceNumber: /^.{1,20}$/su,
  OriginCode: /^(Original|Copy|Cancel)$/,
  InvoiceFreeText: /^.{0,512}$/su,
  RowFreeText: /^.{0,512}$/su,
  ArticleName: /^.{0,100}$/su,
  ArticleIdentifier: /^.{0,70}$/su,
  OrderIdentifier: /^.{0,70}$/su,
  BuyerReferenceIdentifier: /^.{0,70}$/su,
  ProjectReferenceIdentifier: /^.{0,70}$/su,
  NormalProposedAccountIdentifier: /^\S{0,4}$/u,
  RowNormalProposedAccountIdentifier: /^\S{0,4}$/u,
  AccountDimensionText: /^.{0,35}$/su,
  RowAccountDimensionText: /^.{0,35}$/su,
  PaymentTermsFreeText: /^.{0,70}$/su,
  PaymentStatusCode: /^(PAID|NOTPAID|PARTLYPAID)$/,
  EpiReference: /^.{0,35}$/su,
  EpiAccountID: /^[A-Z0-9]{1,34}$/,
  EpiRemittanceInfoIdentifier: /^(\d{2,20}|RF\d\d[0-9A-Za-z]{1,21})$/,
  EpiCharge: /^(SHA|OUR|BEN|SLEV)$/,
  VatCode: /^[A-Z]{1,3}$/,
  RowVatCode: /^[A-Z]{1,3}$/,
};

/** Every way a message departs from Finvoice 3.0: order, presence, forms, lengths, and euros only. */
export function checkStructure(root: XmlElement, readings: NetbaronReadings): readonly Refusal[] {
  if (root.name !== "Finvoice")
    return [{ code: "structure", text: "The root element is not Finvoice", column: root.name }];
  const found: Refusal[] = [];
  if (root.attributes["xmlns"] !== undefined)
    found.push({ code: "structure", text: "Finvoice has no namespace", column: "Finvoice" });
  if (!["1.3", "2.0", "2.01", "3.0"].includes(root.attributes["Version"] ?? ""))
    found.push({ code: "version", text: "The Finvoice version is not known", column: "Finvoice/@Version" });
  return [...found, ...elementRefusals(root, root.name, readings)];
}

function elementRefusals(node: XmlElement, path: string, readings: NetbaronReadings): readonly Refusal[] {
  const own = node.children.length === 0 ? leafRefusals(node, path) : orderRefusals(node, path, readings);
  return [
    ...own,
    ...node.children.flatMap((inner) => elementRefusals(inner, `${path}/${inner.name}`, readings)),
  ];
}

function orderRefusals(node: XmlElement, path: string, readings: NetbaronReadings): readonly Refusal[] {
  const order = elementOrder.get(node.name);
  if (order === undefined) return [];
  const dialect = node.name === "InvoiceRow" && readings.rowDialect === "accept";
  const children = node.children.filter(({ name }) => !(dialect && rowDialect.includes(name)));
  const names = order.map((entry) => entry.slice(0, -1));
  const found: Refusal[] = [];
  const add = (text: string, name: string): void => {
    found.push({ code: "structure", text, column: `${path}/${name}` });
  };
  let place = 0;
  for (const { name } of children) {
    const index = names.indexOf(name);
    if (index < 0) add("The element is not known here", name);
    else if (index < place) add("The element is out of order", name);
    place = Math.max(place, index);
  }
  for (const entry of order) {
    const [name, mark] = [entry.slice(0, -1), entry.slice(-1)];
    const count = children.filter((inner) => inner.name === name).length;
    if (count === 0 && (mark === "!" || mark === "+")) add("The element is missing", name);
    if (count > 1 && (mark === "!" || mark === "?")) add("The element occurs more than once", name);
  }
  return found;
}

function leafRefusals(node: XmlElement, path: string): readonly Refusal[] {
  const { name, text, attributes } = node;
  const order = elementOrder.get(name);
  if (order?.some((entry) => /[!+]$/.test(entry)) === true)
    return [{ code: "structure", text: "The element is empty", column: path }];
  if (name.endsWith("Amount")) return amountRefusals(node, path);
  if (name.endsWith("Date")) {
    const fits = attributes["Format"] === "CCYYMMDD" && parseCompactDay(text) !== undefined;
    return fits ? [] : [{ code: "dateForm", text: "The date is not CCYYMMDD", column: path }];
  }
  if (name.endsWith("Percent") && !PERCENTAGE.test(text))
    return [{ code: "vatPercent", text: "The percentage has a wrong form", column: path }];
  if (name === "InvoiceTypeCode" && text !== "INV01")
    return [{ code: "invoiceType", text: "InvoiceTypeCode must be INV01", column: path }];
  const form = FORMS[name];
  if (form === undefined || form.test(text)) return [];
  return [{ code: "structure", text: "The text has a wrong form or length", column: path }];
}

function amountRefusals({ name, text, attributes }: XmlElement, path: string): readonly Refusal[] {
  const found: Refusal[] = [];
  const form = name === "EpiInstructedAmount" ? EPI_MONETARY : unitOr(name, MONETARY);
  if (!form.test(text)) found.push({ code: "amountForm", text: "The amount has a wrong form", column: path });
  if (attributes["AmountCurrencyIdentifier"] !== "EUR")
    found.push({ code: "currency", text: "Only EUR is accepted", column: path });
  return found;
}

function unitOr(name: string, other: RegExp): RegExp {
  return name.startsWith("UnitPrice") ? UNIT_AMOUNT : other;
}
