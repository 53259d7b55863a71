import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";

/** Options that not every stand-in takes: who takes them, and what is said to the others. */
const special = {
  folder: { of: ["netbaron"], lack: "takes no files" },
  month: { of: ["confirma", "cash-in", "finkare"], lack: "begins with empty books" },
  invoices: { of: ["confirma"], lack: "has no cases that could be about invoices" },
} as const;

/** Options as they were given; absent ones are undefined. */
export type GivenOptions = Readonly<Partial<Record<keyof typeof special, string>>>;

/** Refuses options that belong to another system, with a CommandError. */
export function checkChoice(system: string, given: GivenOptions): void {
  for (const name of ["folder", "month", "invoices"] as const) {
    const { of, lack } = special[name];
    if (given[name] === undefined || of.some((each) => each === system)) continue;
    throw new CommandError(exitCodes.usage, {
      code: "ACC_REQUEST_QUERY",
      message: `${system} ${lack}`,
      advice: `Leave --${name} out; it is for ${of.join(", ")}.`,
    });
  }
}
