import { descend, type XmlNode } from "../../transport/xml-node.ts";
import { entriesOf, flagOf, textOf } from "./field.ts";

/** One payment term of paymenttermlist.nv (specs 9.3). */
export interface PaymentTerm {
  readonly netvisorKey: string | undefined;
  readonly description: string | undefined;
  readonly netDays: number | undefined;
  readonly isDefault: boolean | undefined;
}

/** Reads paymenttermlist.nv. Only the entry is published; its list may be under the root or wrapped once. */
export function readPaymentTermList(root: XmlNode): readonly PaymentTerm[] {
  const places = [root, descend(root, "paymenttermlist"), descend(root, "paymentterms")];
  return places
    .flatMap((place) => (place === undefined ? [] : entriesOf(place, [], "paymentterm")))
    .map((term) => ({
      netvisorKey: textOf(term, "netvisorkey"),
      description: textOf(term, "description"),
      netDays: wholeNumber(textOf(term, "netdays")),
      isDefault: flagOf(term, "isdefault"),
    }));
}

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
