import type { Fault, FaultMatch } from "../kernel/fault.ts";
import { type JsonFields, jsonFields, parseFault, parseMatch } from "../kernel/parse-fault.ts";

/** Faults in Procountor's own words. */
export type ProcountorVendorFault = (
  | {
      /** The overload error of 2025; its HTTP status is not public (default 500). */
      readonly kind: "unableToGetConnection";
      readonly committed: boolean;
      readonly status?: 400 | 500 | 503;
    }
  /** A write that is otherwise done at once answers 202 and waits for a person. */
  | { readonly kind: "mfaRequired" }
  /** The receipt the path names, or that of the invoice it names, gets a new id just before the request. */
  | { readonly kind: "receiptRebuilt" }
  /** The bearer token of the request is revoked just before it: 401 now and ever after. */
  | { readonly kind: "tokenRevoked" }
  /** Documents the write creates are not found by searches for that long. */
  | { readonly kind: "staleSearch"; readonly forMs: number }
) & { readonly when?: FaultMatch };

/** Everything that can be armed on the Procountor simulator. */
export type ProcountorFault = Fault | ProcountorVendorFault;

/** Reads a fault from JSON; undefined when it is none. */
export function parseProcountorFault(value: unknown): ProcountorFault | undefined {
  const fields = jsonFields(value);
  if (fields === undefined) return undefined;
  const when = parseMatch(jsonFields(fields["when"]) ?? {});
  switch (fields["kind"]) {
    case "unableToGetConnection":
      return {
        kind: "unableToGetConnection",
        committed: fields["committed"] === true,
        ...status(fields),
        when,
      };
    case "mfaRequired":
      return { kind: "mfaRequired", when };
    case "receiptRebuilt":
      return { kind: "receiptRebuilt", when };
    case "tokenRevoked":
      return { kind: "tokenRevoked", when };
    case "staleSearch":
      return { kind: "staleSearch", forMs: Number(fields["forMs"] ?? 0), when };
    default:
      return parseFault(fields);
  }
}

function status(fields: JsonFields): { readonly status?: 400 | 500 | 503 } {
  const known = ([400, 500, 503] as const).find((one) => one === fields["status"]);
  return known === undefined ? {} : { status: known };
}
