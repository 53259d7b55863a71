import { ConnectorError } from "./connector-error.ts";

/** The fencing token is old: another worker holds the submission now. Nothing was written. */
export class LeaseLostError extends ConnectorError {
  constructor() {
    super({ code: "ACC_STORE_LEASE_LOST", stage: "store", delivery: "notSent" });
  }
}
