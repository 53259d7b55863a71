import type { ProcountorClient } from "../transport/procountor-client.ts";

/** The part of the client that channels need. */
export type Exchange = Pick<ProcountorClient, "exchange">;
