import type { NetvisorClient } from "../transport/netvisor-client.ts";

/** The part of the client that channels need. */
export type Exchange = Pick<NetvisorClient, "exchange">;
