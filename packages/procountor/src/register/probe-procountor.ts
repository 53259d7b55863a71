import { type Health, type Problem, problem, unreachable } from "@confirma-connect/core";
import { problemOfFailure } from "../map/vendor-problem.ts";
import type { Line } from "./read-resource.ts";

/** Tries the connection with the session's own facts (`GET /sessioninfo`). Writes nothing. */
export async function probeProcountor(client: Line): Promise<Health> {
  const answer = await client.exchange({ method: "GET", resource: "sessioninfo" });
  switch (answer.type) {
    case "ok":
      return { reachable: true, authenticated: true, problems: [] };
    case "failed": {
      const why = problemOfFailure(answer);
      return { reachable: true, authenticated: why.code !== "ACC_AUTH_FAILED", problems: [why] };
    }
    case "unreadable":
      return unproved(problem("ACC_ANSWER_UNREADABLE"), true);
    case "notSent":
    case "unknown":
      return unproved(answer.problem, answer.vendor !== undefined);
    default:
      return unreachable(answer);
  }
}

/** Without Procountor's own answer nothing is known about the credentials. */
const unproved = (why: Problem, reachable: boolean): Health => ({
  reachable,
  authenticated: false,
  problems: [why],
});
