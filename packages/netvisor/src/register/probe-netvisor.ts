import { type Health, type Problem, problem } from "@confirma-connect/core";
import { meaningOf } from "../map/vendor-problem.ts";
import type { NetvisorClient } from "../transport/netvisor-client.ts";

/**
 * Tries the connection with the smallest register that every accounting company has (accountingperiodlist.nv).
 * Writes nothing. A refusal for another reason than credentials still proves that they work.
 */
export async function probeNetvisor(client: Pick<NetvisorClient, "exchange">): Promise<Health> {
  const answer = await client.exchange({ resource: "accountingperiodlist.nv" });
  switch (answer.type) {
    case "ok":
      return { reachable: true, authenticated: true, problems: [] };
    case "failed": {
      const { code } = meaningOf(answer.code);
      return { reachable: true, authenticated: code !== "ACC_AUTH_FAILED", problems: [problem(code)] };
    }
    case "unreadable":
      return unproved(problem("ACC_ANSWER_UNREADABLE"), true);
    case "notSent":
      return unproved(answer.problem, answer.status !== undefined);
    case "unknown":
      return unproved(answer.problem, answer.status !== undefined);
  }
}

/** Without Netvisor's own answer nothing is known about the credentials. */
const unproved = (why: Problem, reachable: boolean): Health => ({
  reachable,
  authenticated: false,
  problems: [why],
});
