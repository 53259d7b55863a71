import { randomUUID } from "node:crypto";
import type { IdSource } from "../ports/id-source.ts";

/** Random version 4 UUIDs. */
export const randomIds: IdSource = { next: () => randomUUID() };
