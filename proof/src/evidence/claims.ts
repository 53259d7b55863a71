/** One claim of the project and the command whose last line shows it. */
export interface Claim {
  readonly name: string;
  /** What is claimed, in one sentence. */
  readonly claim: string;
  /** Script of package.json. */
  readonly script: string;
  /** Arguments of the size that runs in CI. */
  readonly args: readonly string[];
  /** The same with more work. */
  readonly more: string;
  /** First words of the closing line. */
  readonly closing: string;
}

/** Every claim, in the order in which it is shown. */
export const claims: readonly Claim[] = [
  {
    name: "Conformance",
    claim: "Every adapter does what its manifest declares, every planted defect of an adapter is caught.",
    script: "conformance",
    args: [],
    more: "pnpm conformance --adapter netvisor",
    closing: "conformance:",
  },
  {
    name: "Simulation",
    claim: "Whatever fails at whatever step, at rest every submission is in the books once or parked.",
    script: "sim",
    args: ["--histories", "20000"],
    more: "pnpm sim --histories 1000000 --seed another",
    closing: "sim:",
  },
  {
    name: "Planted engine defects",
    claim: "The simulation would notice: every defect planted into the engine is caught.",
    script: "sim",
    args: ["--planted"],
    more: "pnpm sim --planted --seed another",
    closing: "sim --planted:",
  },
  {
    name: "Explorer",
    claim: "Two workers and up to three faults, every interleaving of the shipped code: no violation.",
    script: "explore",
    args: [],
    more: "pnpm explore --help",
    closing: "explore:",
  },
  {
    name: "Evidence",
    claim: "No mutilated answer of a vendor is taken for a success, none loses a submission.",
    script: "fuzz",
    args: ["--answers", "10000"],
    more: "pnpm fuzz --answers 1000000",
    closing: "fuzz:",
  },
  {
    name: "Cents",
    claim: "Document, prediction and books are equal to the cent, and come back equal.",
    script: "cents",
    args: [],
    more: "pnpm cents --documents 1000000",
    closing: "cents:",
  },
  {
    name: "Chaos",
    claim:
      "A killed gateway with a damaged end of its log loses nothing it acknowledged and sends nothing twice.",
    script: "chaos",
    args: ["--rounds", "200"],
    more: "pnpm chaos --rounds 1000",
    closing: "chaos:",
  },
  {
    name: "Security",
    claim: "No secret and no personal datum leaves through logs, metrics, errors, pages or exports.",
    script: "security",
    args: [],
    more: "pnpm security --help",
    closing: "security:",
  },
];
