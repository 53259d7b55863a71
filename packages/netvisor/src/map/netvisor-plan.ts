import { type AccountPlan, type Problem, problem } from "@confirma-connect/core";
import { z } from "zod";

/** A client's choices that only Netvisor knows: `options.netvisor` of the account plan. */
const NetvisorPlan = z.strictObject({
  /** Netvisor's account for the VAT of ledger rows that name none; used only when VAT is sent as rows of its own. */
  vatAccount: z.string().min(1).optional(),
});

/** See {@link NetvisorPlan}. */
export type NetvisorPlan = z.output<typeof NetvisorPlan>;

/** Reads the plan's options; with problems the defaults stand in, and nothing will be rendered. */
export function netvisorPlanOf({ options }: AccountPlan): {
  readonly own: NetvisorPlan;
  readonly problems: readonly Problem[];
} {
  const parsed = NetvisorPlan.safeParse(options["netvisor"] ?? {});
  if (parsed.success) return { own: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path, message }) =>
    problem("ACC_CONFIG_INVALID", {
      message: `the plan's ${["options", "netvisor", ...path.map(String)].join(".")}: ${message}`,
    }),
  );
  return { own: {}, problems };
}
