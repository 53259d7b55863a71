import { SandboxOptions } from "@confirma-connect/sandbox";
import { z } from "zod";

/** An accounting system in this process's memory, for trying things out; lost when the process ends. */
export const SandboxConfig = SandboxOptions.omit({ id: true, token: true, books: true }).extend({
  type: z.literal("sandbox"),
});

/** See {@link SandboxConfig}. */
export type SandboxConfig = z.output<typeof SandboxConfig>;
