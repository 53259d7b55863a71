import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";

const refuse = (message: string): CommandError =>
  new CommandError(exitCodes.usage, {
    code: "ACC_REQUEST_QUERY",
    message,
    advice: "Run the command again, and paste the whole address that the browser ended at.",
  });

/**
 * The code in the address at which the browser came back from the login page. Throws CommandError, which quotes
 * nothing of it, when the address is none, lacks a code, or belongs to another login (`state`).
 */
export function codeOfReturn(pasted: string, state: string): string {
  const text = pasted.trim();
  if (!URL.canParse(text)) throw refuse("what was pasted is not an address");
  const { searchParams } = new URL(text);
  if (searchParams.get("state") !== state)
    throw refuse("the address belongs to another login (state differs)");
  const code = searchParams.get("code") ?? "";
  if (code === "") throw refuse("the address has no code: the login was not completed");
  return code;
}
