import { childrenOf, descend, type XmlNode } from "../../transport/xml-node.ts";
import { attributeOf, entriesOf, ownText, textOf } from "./field.ts";

/** One voucher class of vouchertypelist.nv; messages want `name`, the full name (specs 6.3). */
export interface VoucherType {
  /** Empty when the answer lacks it. */
  readonly netvisorKey: string;
  readonly abbreviation: string | undefined;
  readonly name: string | undefined;
  /** Names by lower-cased language (`fi`, `en`, `sv`). */
  readonly foreignNames: ReadonlyMap<string, string>;
}

/** Reads vouchertypelist.nv. */
export const readVoucherTypeList = (root: XmlNode): readonly VoucherType[] =>
  typesOf(root).map((type) => ({
    netvisorKey: textOf(type, "netvisorkey") ?? "",
    abbreviation: textOf(type, "abbreviation"),
    name: textOf(type, "name"),
    foreignNames: new Map(childrenOf(type, "foreignname").flatMap(foreignName)),
  }));

// No answer is published; the list is read directly under the root or inside a VoucherTypeList.
function typesOf(root: XmlNode): readonly XmlNode[] {
  const inside = descend(root, "vouchertypelist");
  return [root, ...(inside === undefined ? [] : [inside])].flatMap((place) =>
    entriesOf(place, ["vouchertypes"], "vouchertype"),
  );
}

function foreignName(node: XmlNode): readonly (readonly [string, string])[] {
  const language = attributeOf(node, "iso-639-1")?.toLowerCase();
  const name = ownText(node);
  return language === undefined || name === undefined ? [] : [[language, name]];
}
