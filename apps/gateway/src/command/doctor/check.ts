import { type ExitCode, exitCodes } from "../exit-code.ts";

/** One check of the doctor. */
export interface Check {
  /** What was checked, e.g. "account 3000". */
  readonly name: string;
  /** The client it belongs to; "-" for the gateway as a whole. */
  readonly client: string;
  readonly result: "ok" | "warning" | "failed";
  readonly message: string;
  /** What to do; "" when nothing is. */
  readonly advice: string;
  /** Which exit code a failure of this check leads to. */
  readonly exitCode: ExitCode;
}

/** Makes checks of one client. */
export class Examiner {
  readonly #client: string;

  constructor(client: string) {
    this.#client = client;
  }

  /** A check that went well. */
  ok(name: string, message: string): Check {
    return { name, client: this.#client, result: "ok", message, advice: "", exitCode: exitCodes.ok };
  }

  /** Something that works but should be looked at. */
  warning(name: string, message: string, advice: string): Check {
    return { name, client: this.#client, result: "warning", message, advice, exitCode: exitCodes.ok };
  }

  /** Something that must be corrected. */
  failed(
    name: string,
    words: { readonly message: string; readonly advice: string },
    exitCode: ExitCode,
  ): Check {
    return { name, client: this.#client, result: "failed", ...words, exitCode };
  }
}
