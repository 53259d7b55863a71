import { parseArgs } from "node:util";
import { type AdapterName, adapterNames } from "./stage/stage.ts";

/** What the command was asked for. */
export interface SimArguments {
  readonly histories: number;
  readonly seed: string;
  readonly adapters: readonly AdapterName[];
  readonly store: "memory" | "sqlite" | "mixed";
  readonly threads: number;
  readonly json: boolean;
  readonly help: boolean;
  readonly planted: boolean;
  /** Names of planted defects; all when empty. */
  readonly only: readonly string[];
  /** Replays this history alone, with these faults and deliveries of it. */
  readonly history?: number;
  readonly faults?: readonly number[];
  readonly documents?: readonly number[];
}

/** How to use the command. */
export const usage = `sim: the shipped engine, store and adapters against the stand-ins, in virtual time

  --histories N     how many histories (default 20000)
  --seed S          any text (default 1); the same seed gives the same histories
  --adapter A       all, sandbox, netvisor, procountor or netbaron (default all)
  --store M         memory, sqlite or mixed (default mixed: 1 of 25 in SQLite)
  --threads T       default 2
  --json            the figures as JSON on the last line
  --history I       replay history I alone and print what happened
  --faults 0,2      with --history: only these of its faults (- for none)
  --documents 0,1   with --history: only these of its deliveries
  --planted         planted defects of the engine instead; each must be caught
  --only a,b        with --planted: only these defects
`;

const numbers = (text: string): readonly number[] =>
  text === "-" || text === "" ? [] : text.split(",").map((each) => Number(each));

function wordOf<T extends string>(text: string, words: readonly T[]): T {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new Error(`${text} is none of ${words.join(", ")}`);
  return found;
}

const wholeNumber = (text: string, name: string): number => {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`--${name} must be a whole number`);
};

/** Reads the arguments; throws an Error that says what is wrong. */
export function simArguments(given: readonly string[]): SimArguments {
  const text = (value: string) => ({ type: "string", default: value }) as const;
  const { values } = parseArgs({
    args: [...given].filter((each) => each !== "--"),
    options: {
      histories: { type: "string" },
      seed: text("1"),
      adapter: text("all"),
      store: text("mixed"),
      threads: text("2"),
      only: text(""),
      history: { type: "string" },
      faults: { type: "string" },
      documents: { type: "string" },
      json: { type: "boolean", default: false },
      planted: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const adapter = wordOf(values.adapter, ["all", ...adapterNames] as const);
  return {
    histories: wholeNumber(values.histories ?? (values.planted ? "4000" : "20000"), "histories"),
    seed: values.seed,
    adapters: adapter === "all" ? adapterNames : [adapter],
    store: wordOf(values.store, ["memory", "sqlite", "mixed"] as const),
    threads: Math.max(1, wholeNumber(values.threads, "threads")),
    json: values.json,
    help: values.help,
    planted: values.planted,
    only: values.only === "" ? [] : values.only.split(","),
    ...(values.history === undefined ? {} : { history: wholeNumber(values.history, "history") }),
    ...(values.faults === undefined ? {} : { faults: numbers(values.faults) }),
    ...(values.documents === undefined ? {} : { documents: numbers(values.documents) }),
  };
}
