import { z } from "zod";
import { Id } from "./field.ts";

/** What was made: every POST and markpaid answers with the whole resource (seen). */
export const Created = z.object({ id: Id });

/** A write that waits for a person in the Procountor Key app (specs 5.1). */
export const WaitsForPerson = z.object({ transactionIdentifier: z.string().min(1) });
