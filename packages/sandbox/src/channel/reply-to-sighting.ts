import { contentHash, problem, type ResolvedStep, type Sighting } from "@confirma-connect/core";
import type { Reply } from "../transport/sandbox-client.ts";
import { WireList } from "../wire/exchange.ts";

type Members = ReadonlyMap<string, unknown>;

const members = (value: unknown): Members =>
  new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);

/** Names of the wire fields whose content is not the same on both sides. */
function differingFields(sent: Members, stored: Members): readonly string[] {
  const names = new Set([...sent.keys(), ...stored.keys()]);
  return [...names].filter(
    (name) => contentHash(sent.get(name) ?? null) !== contentHash(stored.get(name) ?? null),
  );
}

const differs = (message: string) => problem("ACC_ANSWER_DIFFERS", { severity: "warning", message });

/** What one look-up by key came to; `asOf` is the moment at which it was begun. */
export function replyToSighting(reply: Reply, step: ResolvedStep, asOf: number): Sighting {
  if (reply.type !== "answered") return { type: "unclear", problem: reply.problem };
  const { status, body, retryAfter } = reply;
  const { data } = WireList.safeParse(body);
  if (status !== 200 || data === undefined) {
    const delay = retryAfter === undefined ? {} : { retryAfter };
    return { type: "unclear", problem: problem("ACC_UNKNOWN_UNCLEAR"), ...delay };
  }
  const [first] = data.items;
  if (first === undefined) return { type: "absent", asOf };
  if (step.action !== "create") {
    return { type: "found", vendorId: first.id, evidence: "identified", differences: [] };
  }
  const sent: unknown = JSON.parse(step.request.body);
  const fields = differingFields(members(sent), members(first.document));
  const differences = [
    ...fields.map((field) => differs(`the books differ from what was sent in "${field}"`)),
    ...(data.items.length > 1 ? [differs(`the key is in the books ${data.items.length} times`)] : []),
  ];
  const evidence = differences.length === 0 ? "readBack" : "identified";
  return { type: "found", vendorId: first.id, evidence, differences };
}
