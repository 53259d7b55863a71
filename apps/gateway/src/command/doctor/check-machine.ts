import { access, constants } from "node:fs/promises";
import { dirname } from "node:path";
import { type CivilDate, ConnectorError } from "@confirma-connect/core";
import { openSqliteStore } from "@confirma-connect/store";
import { exitCodes } from "../exit-code.ts";
import { type Check, Examiner } from "./check.ts";

const examiner = new Examiner("-");

const exists = (path: string, mode: number): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  );

/** Whether submissions can be stored; an absent file is not created, its folder must be writable. */
export async function checkStore(file: string): Promise<Check> {
  const advice = "Create the folder, free disk space, or correct the permissions.";
  if (!(await exists(file, constants.F_OK))) {
    if (await exists(dirname(file), constants.W_OK))
      return examiner.ok("store", "not there yet; its folder is writable");
    const message = (await exists(dirname(file), constants.F_OK))
      ? "its folder is not writable"
      : "its folder does not exist";
    return examiner.failed("store", { message, advice }, exitCodes.configuration);
  }
  if (!(await exists(file, constants.W_OK))) {
    return examiner.failed("store", { message: "the file is not writable", advice }, exitCodes.configuration);
  }
  try {
    const store = await openSqliteStore({ file });
    const counts = await store.counts();
    await store.close();
    const parked = counts
      .filter(({ state }) => state === "parked")
      .reduce((sum, { count }) => sum + count, 0);
    if (parked === 0) return examiner.ok("store", "readable and writable");
    const act =
      "Look at them with 'confirma-connect status' and settle them with 'confirma-connect resolve'.";
    return examiner.warning("store", `${parked} submissions wait for a person`, act);
  } catch (error) {
    if (!ConnectorError.is(error)) throw error;
    return examiner.failed("store", { message: error.message, advice }, exitCodes.configuration);
  }
}

/** No accounting document of this project is older; a clock before it is wrong. */
const earliest = "2025-01-01";
const latest = "2100-01-01";

/** A clock that is decades off would sign and date everything wrongly; smaller errors show in the connection. */
export function checkClock(today: CivilDate, zone: string): Check {
  if (today >= earliest && today < latest) return examiner.ok("clock", `today is ${today} in ${zone}`);
  const advice = "Set this machine's clock.";
  return examiner.failed("clock", { message: `today would be ${today}`, advice }, exitCodes.configuration);
}
