import type { Log } from "../ports/log.ts";

const nothing = (): void => undefined;

/** A log that keeps nothing; the default until a host binds its own. */
export const silentLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
