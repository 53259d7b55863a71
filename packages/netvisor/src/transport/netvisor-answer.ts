import type { Problem } from "@confirma-connect/core";
import type { XmlNode } from "./xml-node.ts";

/** What became of one request to Netvisor. */
export type NetvisorAnswer =
  /** Status OK. */
  | {
      readonly type: "ok";
      readonly status: number;
      readonly root: XmlNode;
      /** `InsertedDataIdentifier`; absent for reads, edits and updates. */
      readonly insertedId?: string;
    }
  /** Status FAILED, or a bare 401 or 403. The text is the vendor's and may quote our data. */
  | { readonly type: "failed"; readonly status: number; readonly code: string; readonly text: string }
  /** An answer arrived, but not Netvisor's envelope; its body is not kept. */
  | { readonly type: "unreadable"; readonly status: number; readonly head: AnswerHead }
  /** Nothing was processed: the request never left, or we were told to slow down. */
  | {
      readonly type: "notSent";
      readonly problem: Problem;
      readonly retryAfter?: number;
      readonly status?: number;
    }
  /** The request may have taken effect. */
  | { readonly type: "unknown"; readonly problem: Problem; readonly status?: number };

/** What is kept of an unreadable answer: never its body. */
interface AnswerHead {
  readonly contentType?: string;
  /** Bytes of the body. */
  readonly length: number;
}
