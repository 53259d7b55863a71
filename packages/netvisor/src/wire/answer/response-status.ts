import { child, childrenOf, descend, type XmlNode } from "../../transport/xml-node.ts";
import { ownText } from "./field.ts";

/** The envelope of an answer (specs 4). */
export type ResponseStatus =
  | { readonly type: "ok"; readonly insertedId: string | undefined }
  /** `code` is empty when the failure names none. */
  | { readonly type: "failed"; readonly code: string; readonly text: string };

/** Reads the envelope; undefined when the document has none, so it is not Netvisor's answer. */
export function readResponseStatus(root: XmlNode): ResponseStatus | undefined {
  const envelope = child(root, "responsestatus");
  if (envelope === undefined) return undefined;
  const [first, second] = childrenOf(envelope, "status").map((status) => ownText(status) ?? "");
  if (first === undefined) return undefined;
  // A failure is a second Status; one word other than OK is no success either.
  if (second === undefined && first.toUpperCase() === "OK") {
    return { type: "ok", insertedId: ownText(descend(root, "replies", "inserteddataidentifier")) };
  }
  return { type: "failed", ...splitFailure(second ?? first) };
}

/** `CODE :: text`: split at the first separator only, as texts contain it too; the code may be padded. */
function splitFailure(status: string): { readonly code: string; readonly text: string } {
  const match = /^\s*([A-Z][A-Z0-9_]*)\s*(?:::(.*))?$/su.exec(status);
  return match === null
    ? { code: "", text: status }
    : { code: match[1] ?? "", text: (match[2] ?? "").trim() };
}
