import { ConnectorError } from "./connector-error.ts";

/** The configuration cannot work; thrown while a system is being composed, never during delivery. */
export class ConfigurationError extends ConnectorError {
  constructor(message: string, cause?: unknown) {
    super({ code: "ACC_CONFIG_INVALID", stage: "configure", delivery: "notSent", message, cause });
  }
}
