import { Command } from "commander";
import type { CommandContext } from "../context.ts";
import { runReconcileCommand } from "./reconcile/run-reconcile.ts";
import { verifyReconciliationCommand } from "./reconcile/verify-reconciliation.ts";

const notes = `
Sets what the agency shows now (its settlements, and received payments where the posting plan books them) and every
document that was submitted against what the accounting system gives back, to the cent: what was never pulled, what the
agency changed after it was booked, and what it does not show any more is found. --without-agency compares what was
submitted only; so does a client without sources. Nothing is written, neither here nor there, but the certificate that
--certificate asks for (JSON and readable, with hashes); a later run never takes the place of an earlier certificate.

A voucher that looks like one of ours by its day and rows, as it is typed in by hand, is a duplicate, or unclear where
ours is missing. Other documents of the books that are not ours are counted with their sum; --extras all makes each of
them a difference, for books that nobody else writes. Vouchers that the accounting system makes by itself for invoices
and payments are among them.

Ends with 0 when everything that can be compared is equal, 1 with differences, 5 when something could not be compared.

Examples:
  confirma-connect reconcile --config gateway.json --client acme --from 2026-03-01 --to 2026-03-31 --certificate .
  confirma-connect reconcile verify reconcile-acme-2026-03-01-2026-03-31-9f3a51c07b2e.json
`;

/** `reconcile`: the agency's side against the books; its certificates verified. */
export function reconcileCommand(context: CommandContext): Command {
  const runCommand = runReconcileCommand(context);
  return new Command("reconcile")
    .description("compare the agency's side with the accounting system's books, to the cent")
    .usage("[run|verify] [options]")
    .addCommand(runCommand, { isDefault: true })
    .addCommand(verifyReconciliationCommand(context))
    .addHelpText("after", () => `\n${runCommand.helpInformation()}${notes}`);
}
