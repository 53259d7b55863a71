import { constants } from "node:fs";
import { access, lstat } from "node:fs/promises";
import { dirname } from "node:path";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";

const refuse = (message: string, advice: string): CommandError =>
  new CommandError(exitCodes.configuration, { code: "ACC_CONFIG_INVALID", message, advice });

const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/**
 * Makes sure, before anything is asked for that would be lost, that a file can be made: it does not exist yet, and its
 * folder takes new files. Throws CommandError with exit code 3.
 */
export async function checkNewFile(file: string): Promise<void> {
  const folder = dirname(file);
  const stats = await lstat(folder).catch(() => undefined);
  if (stats === undefined)
    throw refuse(`the folder ${folder} does not exist`, "Make the folder, or choose another file.");
  if (await succeeds(lstat(file)))
    throw refuse(`${file} exists already`, "Choose another file: an older key is never overwritten.");
  if (!(await succeeds(access(`${folder}/.`, constants.W_OK | constants.X_OK))))
    throw refuse(`no file can be made in ${folder}`, "Choose a folder in which you may write.");
}
