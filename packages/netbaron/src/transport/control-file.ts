import { createHash } from "node:crypto";
import { z } from "zod";

/**
 * What stands beside a file, in the drop's own folder: control totals for whoever imports it, which version of our
 * document it is, and which versions it supersedes. It is also our note that the hand-over was begun.
 */
const ControlFile = z.object({
  file: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  totals: z.record(z.string(), z.string()),
  supersedes: z.array(z.string()),
});

/** See {@link ControlFile}. */
export type ControlFile = z.output<typeof ControlFile>;

/** Makes the control file of a hand-over. */
export const controlFileOf = (
  {
    name,
    bytes,
    totals,
  }: { readonly name: string; readonly bytes: Uint8Array; readonly totals: Readonly<Record<string, string>> },
  supersedes: readonly string[],
): ControlFile => ({
  file: name,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  bytes: bytes.byteLength,
  totals: { ...totals },
  supersedes: [...supersedes],
});

/** Writes a control file as JSON text. */
export const writeControlFile = (control: ControlFile): Uint8Array =>
  Buffer.from(`${JSON.stringify(control, undefined, 2)}\n`, "utf8");

/** Reads a control file; undefined when it is not one. */
export function readControlFile(bytes: Uint8Array): ControlFile | undefined {
  try {
    const parsed = ControlFile.safeParse(JSON.parse(Buffer.from(bytes).toString("utf8")));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Half a file after a crash, or somebody else's: either way it says nothing.
    return undefined;
  }
}
