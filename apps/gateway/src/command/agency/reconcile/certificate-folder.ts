import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { CommandError } from "../../command-error.ts";
import { exitCodes } from "../../exit-code.ts";

/** What is told when a certificate has no place. */
export const certificateRefused = (message: string): CommandError =>
  new CommandError(exitCodes.usage, {
    code: "ACC_REQUEST_QUERY",
    message,
    advice: "Check the folder that --certificate names; its last part is made when it is missing.",
  });

/** Whether it is there and a folder. */
async function isFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  if (stats === undefined) return false;
  if (!stats.isDirectory()) throw certificateRefused(`${path} is not a folder`);
  return true;
}

/**
 * Makes sure, before a long comparison, that its certificate can be written: the folder takes files, or only its last
 * part is missing. A path that is misspelt further up is not made. Throws CommandError with exit code 2.
 */
export async function checkCertificateFolder(folder: string): Promise<void> {
  const parent = dirname(folder);
  const isThere = await isFolder(folder);
  if (!isThere && !(await isFolder(parent))) {
    throw certificateRefused(`the folder ${parent} does not exist`);
  }
  const place = isThere ? folder : parent;
  await access(place, constants.W_OK | constants.X_OK).catch(() => {
    throw certificateRefused(`no file can be made in ${place}`);
  });
}
