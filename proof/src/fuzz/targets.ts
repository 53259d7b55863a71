import type { FuzzTarget } from "./fuzz-target.ts";
import { netbaronTarget } from "./vendor/netbaron-target.ts";
import { netvisorTarget } from "./vendor/netvisor-target.ts";
import { procountorTarget } from "./vendor/procountor-target.ts";
import { sandboxTarget } from "./vendor/sandbox-target.ts";

/** Makers of every adapter's target, by its name. */
export const fuzzTargets: Readonly<Record<string, () => FuzzTarget>> = {
  sandbox: sandboxTarget,
  netvisor: netvisorTarget,
  procountor: procountorTarget,
  netbaron: netbaronTarget,
};
