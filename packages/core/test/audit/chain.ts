import { type AuditFact, hashAfter, hashText, noHash, sealLine } from "@confirma-connect/core";

const turns = ["submitted", "send", "lose", "look", "accept"] as const;
const states = ["queued", "sending", "unknown", "resolving", "accepted"] as const;

/** The fact of an entry: submissions go through all states, five entries each. */
export function changeOf(index: number): AuditFact {
  const turn = index % turns.length;
  return {
    at: 1_000 + index,
    event: turns[turn] ?? "submitted",
    client: "acme",
    kind: "ledger",
    reference: `r${Math.floor(index / turns.length)}`,
    key: hashText("key"),
    from: turn === 0 ? null : (states[turn - 1] ?? null),
    to: states[turn] ?? "queued",
    version: 1,
    content: hashText("content"),
    plan: hashText("plan"),
    rendered: hashText("rendered"),
    record: hashText(`record ${index}`),
    step: { name: "voucher", attempts: 1, sentAt: 5, evidence: "readBack", provedAt: 6, provedBy: "lookUp" },
    postponed: 0,
    lookUps: 0,
    stalls: 0,
    problems: [],
  };
}

/** A line as an object. */
export const parse = (text: string): Readonly<Record<string, unknown>> => JSON.parse(text);

/** A chain of so many entries. */
export function chain(length: number, name = "chain"): readonly string[] {
  const lines: string[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const beginning: AuditFact = {
      at: 1,
      event: "chain",
      chain: name,
      historyLines: 0,
      history: hashText(""),
    };
    const fact = sequence === 1 ? beginning : changeOf(sequence - 2);
    const last = lines.at(-1);
    const previous = last === undefined ? noHash : hashAfter(last);
    lines.push(sealLine(fact, { sequence, previous }).text);
  }
  return lines;
}

/** Numbers and hashes changed entries anew behind a line, as somebody who knows the method would. */
export function seal(
  entries: readonly Readonly<Record<string, unknown>>[],
  behind: string,
  change: Readonly<Record<string, unknown>>,
): readonly string[] {
  const lines = [behind];
  for (const { hash: _hash, sequence: _sequence, previous: _previous, ...entry } of entries) {
    const last = lines.at(-1) ?? "";
    const link = { sequence: Number(parse(last)["sequence"]) + 1, previous: hashAfter(last) };
    // A forger is not bound by our types.
    lines.push(sealLine({ ...entry, ...change } as unknown as AuditFact, link).text);
  }
  return lines.slice(1);
}

/** An entry with other words and a right hash that continues the one before its place. */
export const forged = (lines: readonly string[], sequence: number): string =>
  seal([parse(lines[sequence - 1] ?? "")], lines[sequence - 2] ?? "", { client: "forged" })[0] ?? "";
