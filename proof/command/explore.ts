import { parseArgs } from "node:util";
import { type DocumentKind, documentKinds } from "@confirma-connect/core";
import { type Explored, explore } from "../src/explorer/explore.ts";
import { describeExplored, summaryOf } from "../src/explorer/print-explored.ts";
import { scenarioOf } from "../src/explorer/scenario.ts";

const { values } = parseArgs({
  options: {
    faults: { type: "string", default: "3" },
    workers: { type: "string", default: "2" },
    kinds: { type: "string", default: documentKinds.join() },
    json: { type: "boolean", default: false },
  },
});
const sizes = { workers: Number(values.workers), faults: Number(values.faults) };
const isKind = (word: string): word is DocumentKind => documentKinds.some((kind) => kind === word);
const kinds = values.kinds.split(",").filter(isKind);

const results: Explored[] = [];
for (const kind of kinds) {
  const began = performance.now();
  const explored = await explore({ scenario: scenarioOf(kind), ...sizes });
  results.push(explored);
  if (!values.json) process.stdout.write(describeExplored(explored, (performance.now() - began) / 1000));
}
const line = summaryOf(results, sizes);
process.stdout.write(
  values.json ? `${JSON.stringify({ ...sizes, results, line }, undefined, 2)}\n` : `${line}\n`,
);
const isClean =
  results.length > 0 && results.every(({ violation, complete }) => violation === undefined && complete);
process.exitCode = isClean ? 0 : 1;
