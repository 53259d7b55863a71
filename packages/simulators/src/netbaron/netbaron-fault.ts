import type { Fault, FaultMatch } from "../kernel/fault.ts";
import { jsonFields, parseFault, parseMatch } from "../kernel/parse-fault.ts";

/** What goes wrong with one file; `when.resource` is `csv` or `xml`. */
export type NetbaronFileFault =
  /** The file lies there for a while before it is taken. */
  (
    | { readonly kind: "pickUpLate"; readonly afterMs: number }
    /** The watcher dies between booking and moving, so that the file is picked up twice. */
    | { readonly kind: "bookedNotMoved" }
    /** The file is moved to `booked` although nothing was booked. */
    | { readonly kind: "movedNotBooked" }
    /** Rejected for a reason the file cannot know. */
    | { readonly kind: "rejectFile" }
  ) & { readonly when?: FaultMatch };

/** What goes wrong with the whole drop folder at once, when armed, for a while. */
export type NetbaronFolderFault =
  /** The folder loses its write permission; the superuser is not stopped by that. */
  | { readonly kind: "folderReadOnly"; readonly forMs: number }
  /** The folder is renamed away: every write and list gives ENOENT. */
  | { readonly kind: "folderMissing"; readonly forMs: number }
  /** The disk counts as full: nothing is taken, and `dropFolderWriteError` tells ENOSPC. */
  | { readonly kind: "folderFull"; readonly forMs: number };

/** Everything that can be armed on the NetBaron simulator. */
export type NetbaronFault = Fault | NetbaronFileFault | NetbaronFolderFault;

/** Whether the fault concerns the whole folder. */
export function isFolderFault(fault: NetbaronFault): fault is NetbaronFolderFault {
  return ["folderReadOnly", "folderMissing", "folderFull"].includes(fault.kind);
}

/** Whether the fault concerns one file. */
export function isFileFault(fault: NetbaronFault): fault is NetbaronFileFault {
  return ["pickUpLate", "bookedNotMoved", "movedNotBooked", "rejectFile"].includes(fault.kind);
}

/** Reads a fault from JSON; undefined when it is none. */
export function parseNetbaronFault(value: unknown): NetbaronFault | undefined {
  const fields = jsonFields(value);
  if (fields === undefined) return undefined;
  const when = parseMatch(jsonFields(fields["when"]) ?? {});
  const number = (name: string): number => {
    const found = fields[name];
    return typeof found === "number" ? found : 0;
  };
  switch (fields["kind"]) {
    case "pickUpLate":
      return { kind: "pickUpLate", afterMs: number("afterMs"), when };
    case "bookedNotMoved":
      return { kind: "bookedNotMoved", when };
    case "movedNotBooked":
      return { kind: "movedNotBooked", when };
    case "rejectFile":
      return { kind: "rejectFile", when };
    case "folderReadOnly":
      return { kind: "folderReadOnly", forMs: number("forMs") };
    case "folderMissing":
      return { kind: "folderMissing", forMs: number("forMs") };
    case "folderFull":
      return { kind: "folderFull", forMs: number("forMs") };
    default:
      return parseFault(fields);
  }
}
