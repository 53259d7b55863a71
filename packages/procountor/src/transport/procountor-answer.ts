import type { Problem, VendorReply } from "@confirma-connect/core";
import type { VendorError } from "../wire/answer/read-errors.ts";

/** What became of one request to Procountor. */
export type ProcountorAnswer =
  /** 2xx with JSON, or 204 without. */
  | { readonly type: "ok"; readonly status: number; readonly json: unknown }
  /** 4xx with Procountor's own errors, or a bare 401. Messages may quote our data. */
  | { readonly type: "failed"; readonly status: number; readonly errors: readonly VendorError[] }
  /** An answer arrived, but not one of Procountor's; its body is not kept. */
  | { readonly type: "unreadable"; readonly status: number }
  /** Nothing was processed: it never left, no token was to be had, or we were told to slow down. */
  | {
      readonly type: "notSent";
      readonly problem: Problem;
      readonly retryAfter?: number;
      readonly vendor?: VendorReply;
    }
  /** The request may have taken effect. */
  | { readonly type: "unknown"; readonly problem: Problem; readonly vendor?: VendorReply };
