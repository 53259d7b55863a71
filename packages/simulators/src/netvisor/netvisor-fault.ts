import type { Fault, FaultMatch } from "../kernel/fault.ts";
import { jsonFields, parseFault, parseMatch } from "../kernel/parse-fault.ts";

/** Faults in Netvisor's own words. */
export type NetvisorVendorFault = (
  | { readonly kind: "systemMaintenance" }
  | { readonly kind: "technicalError"; readonly committed: boolean }
  /** Committed; the answer's `InsertedDataIdentifier` is not a number. */
  | { readonly kind: "mangledIdentifier" }
) & { readonly when?: FaultMatch };

/** Everything that can be armed on the Netvisor simulator. */
export type NetvisorFault = Fault | NetvisorVendorFault;

/** Reads a fault from JSON; undefined when it is none. */
export function parseNetvisorFault(value: unknown): NetvisorFault | undefined {
  const fields = jsonFields(value);
  if (fields === undefined) return undefined;
  const when = parseMatch(jsonFields(fields["when"]) ?? {});
  switch (fields["kind"]) {
    case "systemMaintenance":
      return { kind: "systemMaintenance", when };
    case "technicalError":
      return { kind: "technicalError", committed: fields["committed"] === true, when };
    case "mangledIdentifier":
      return { kind: "mangledIdentifier", when };
    default:
      return parseFault(fields);
  }
}
