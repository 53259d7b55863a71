import { readFileSync } from "node:fs";
import { z } from "zod";

const Manifest = z.object({ version: z.string() });

const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** This command line, as certificates and `--version` name it. */
export const thisTool = { name: "confirma-connect", ...Manifest.parse(manifest) };
