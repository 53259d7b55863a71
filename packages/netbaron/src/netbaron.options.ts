import { ConfigurationError, Secret } from "@confirma-connect/core";
import { isServiceAddress, serviceAddressRule } from "@confirma-connect/http";
import { z } from "zod";
import { Readings } from "./map/readings.ts";

const FolderName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,60}$/u, "must be a plain folder name without separators");

/** Folders of the drop, all below its path. */
const Folders = {
  /** Folder from which the import takes files; "." is the path itself. */
  inbox: z.union([z.literal("."), FolderName]).default("in"),
  /** Folder where the import leaves files that it has taken; absent: there is no such rule. */
  archive: FolderName.optional(),
  /** Folder where the import leaves files that it refused. */
  rejected: FolderName.optional(),
  /** Ending of the file beside a refused one that says why. */
  reasonEnding: z
    .string()
    .regex(/^\.[A-Za-z0-9.]{1,30}$/u)
    .default(".reason.json"),
  /** Our own folder: control totals, and notes of what was begun. */
  control: FolderName.default("control"),
  /**
   * What a file in the archive proves (no rule is documented): that it was handed over, or that the import has said
   * yes to it.
   */
  archiveMeans: z.enum(["handedOver", "acknowledged"]).default("handedOver"),
  /** How long a hand-over waits for the import to take or refuse the file, in milliseconds; 0: not at all. */
  waitForPickUp: z.int().min(0).max(300_000).default(0),
  /** Permission bits of files. */
  fileMode: z.int().min(0o400).max(0o666).default(0o640),
} as const;

const FolderDrop = z.strictObject({
  type: z.literal("folder"),
  /** Absolute path of the folder that holds the drop's folders. */
  path: z.string().regex(/^(\/|[A-Za-z]:[\\/])/u, "must be an absolute path"),
  ...Folders,
});

const SftpDrop = z.strictObject({
  type: z.literal("sftp"),
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).default(22),
  username: z.string().min(1),
  password: z.instanceof(Secret).optional(),
  privateKey: z.instanceof(Secret).optional(),
  passphrase: z.instanceof(Secret).optional(),
  /** Fingerprint of the server's host key as `ssh-keygen -l` shows it; a server with another key is not spoken to. */
  hostKey: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/u, "must be SHA256: and 43 characters of base 64"),
  /** Folder on the server that holds the drop's folders. */
  path: z.string().min(1),
  /** Milliseconds for one session. */
  timeout: z.int().min(1).default(60_000),
  ...Folders,
});

/** The web service; everything about its envelope is inferred, so nothing of it is used unless asked for. */
const WebService = z.strictObject({
  /** Address of the installation, without `/ws`. */
  server: z.url({ abort: true }).refine(isServiceAddress, { error: serviceAddressRule }),
  /** Organisation identifier. */
  organisation: z
    .string()
    .regex(/^[\x21-\x39\x3b-\x7e]+$/u, "must be printable ASCII without colons and spaces"),
  /** Password of the invoicing module. */
  invoicePassword: z.instanceof(Secret).optional(),
  /** 2: the parallel interface `/ws/invoice2` (seen). */
  invoiceInterface: z.literal([1, 2]).default(1),
  /** Password of the accounting module. */
  accountingPassword: z.instanceof(Secret).optional(),
  /** Version of the accounting module's schema (seen: 1.0, 1.1, 1.2). */
  accountingVersion: z.enum(["1.0", "1.1", "1.2"]).default("1.2"),
  /** Where organisation and password go (unknown). */
  credentials: z.enum(["basic", "headers"]).default("basic"),
  /** Names of the two headers for `headers` (unknown). */
  headerNames: z
    .strictObject({ organisation: z.string(), password: z.string() })
    .default({ organisation: "x-netbaron-organisation", password: "x-netbaron-password" }),
  /** A message as it is, or inside a SOAP 1.1 envelope (unknown). */
  envelope: z.enum(["plain", "soap"]).default("plain"),
  /** Milliseconds for one exchange. */
  timeout: z.int().min(1).default(120_000),
  /** Names of cost centers' elements in the answer of GetCostCenterDetails (unknown). */
  costCenterWords: z.strictObject({ item: z.string(), number: z.string() }).optional(),
  /**
   * Names of the method that lists the receipts of a period and of its elements. Public pages name none of them
   * (unknown); whoever has the service's WSDL can fill them in, and files are then read back from the books.
   */
  receiptWords: z
    .strictObject({
      method: z.string(),
      from: z.string(),
      to: z.string(),
      receipt: z.string(),
      number: z.string(),
      date: z.string(),
      row: z.string(),
      account: z.string(),
      sum: z.string(),
    })
    .optional(),
});

/** Options of one NetBaron organisation. */
export const NetbaronOptions = z.strictObject({
  /** Identifier under which the system is bound. */
  id: z.string().min(1).default("netbaron"),
  drop: z.discriminatedUnion("type", [FolderDrop, SftpDrop]),
  /** Invoices as Finvoice files in the drop, or by `PUT /ws/invoice`. */
  invoices: z.enum(["file", "webService"]).default("file"),
  webService: WebService.optional(),
  /**
   * How long after a hand-over a file may still appear, in milliseconds. Absent: 0 for a folder, where a rename is
   * done or not done; 60,000 for SFTP, where a rename may be under way; 180,000 with the invoicing web service.
   */
  lateWriteBound: z.union([z.int().nonnegative(), z.literal("never")]).optional(),
  /** Rules that are inferred or unknown and shape every file. */
  readings: Readings.prefault({}),
});

/** See {@link NetbaronOptions}. */
export type NetbaronOptions = z.output<typeof NetbaronOptions>;

/** Options as a host writes them, with defaults left out. */
export type NetbaronOptionsInput = z.input<typeof NetbaronOptions>;

/** Checks options; throws ConfigurationError that names every wrong option and quotes no value. */
export function parseNetbaronOptions(input: NetbaronOptionsInput): NetbaronOptions {
  const parsed = NetbaronOptions.safeParse(input);
  const wrong = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${path.join(".") || "options"}: ${message}`);
  if (parsed.success && wrong.length === 0) return parsed.data;
  throw new ConfigurationError(`NetBaron options: ${wrong.join("; ")}`);
}

function contradictions({ drop, invoices, webService }: NetbaronOptions): readonly string[] {
  const names = [drop.inbox, drop.archive, drop.rejected, drop.control].filter((name) => name !== undefined);
  return [
    ...(new Set(names).size < names.length ? ["drop: inbox, archive, rejected and control must differ"] : []),
    ...(drop.waitForPickUp > 0 && (drop.archive === undefined || drop.rejected === undefined)
      ? ["drop.waitForPickUp: needs archive and rejected"]
      : []),
    ...(drop.type === "sftp" && drop.password === undefined && drop.privateKey === undefined
      ? ["drop: needs password or privateKey"]
      : []),
    ...(invoices === "webService" && webService?.invoicePassword === undefined
      ? ["webService.invoicePassword: needed for invoices by web service"]
      : []),
    ...((webService?.receiptWords ?? webService?.costCenterWords) !== undefined &&
    webService?.accountingPassword === undefined
      ? ["webService.accountingPassword: needed to read the accounting module"]
      : []),
  ];
}
