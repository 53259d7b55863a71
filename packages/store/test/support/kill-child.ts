// Runs in a process of its own until it is killed. A line on standard output is an acknowledgement:
// "<reference> <state>" says that the store's promise about that state has resolved.
import { openSqliteStore } from "@confirma-connect/store";
import { fullSubmission } from "./full-submission.ts";
import { makeSubmission, withoutDue } from "./make-submission.ts";

const [file = "", round = ""] = process.argv.slice(2);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

// What is stored holds every optional field, so that none of them is lost with a process.
const { steps, problems, stalls, invoiceNumber, documentName, syncedOn } = fullSubmission;

const store = await openSqliteStore({ file });
for (let number = 0; ; number += 1) {
  const names = [`${round}-${number}-a`, `${round}-${number}-b`];
  const full = (name: string) =>
    makeSubmission(name, { steps, problems, stalls, invoiceNumber, documentName });
  await store.enqueue(names.map(full));
  for (const name of names) say(`${name} queued`);
  for (const name of names) {
    const claim = await store.claimOne(name, { client: "acme", worker: round, now: 100, lease: 50 });
    if (claim === undefined) throw new Error("nothing was claimed");
    await store.record({ claim, submission: { ...full(name), state: "sending" }, event: "send" });
    say(`${name} sending`);
    await store.record({
      claim,
      submission: withoutDue({ ...full(name), syncedOn }, "accepted"),
      event: "accept",
    });
    say(`${name} accepted`);
    await store.release(claim);
  }
}
