import { ConnectorError } from "./connector-error.ts";

/** A defect of this project: a rule that must always hold did not. */
export class InvariantError extends ConnectorError {
  constructor(message: string) {
    super({ code: "ACC_BUG_INVARIANT", stage: "deliver", delivery: "unknown", message });
  }
}

/** Marks code that the compiler proves unreachable. */
export function unreachable(value: never): never {
  throw new InvariantError(`unreachable case ${typeof value}`);
}
