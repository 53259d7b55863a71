import { ConnectorError } from "@confirma-connect/core";

/**
 * The store could not be read or written. Whether an attempted write became durable is unknown; nothing
 * was acknowledged. The message is ours; the driver's own words stay in `cause`, which is never logged.
 */
export const storeUnavailable = (message?: string, cause?: unknown): ConnectorError =>
  new ConnectorError({
    code: "ACC_STORE_UNAVAILABLE",
    stage: "store",
    delivery: "unknown",
    ...(message === undefined ? {} : { message }),
    cause,
  });
