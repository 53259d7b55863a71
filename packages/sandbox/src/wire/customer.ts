import { z } from "zod";
import { Word } from "./field.ts";

/** Body of `POST /customers`. */
export const WireCustomer = z.strictObject({ key: Word, name: Word, businessId: Word.optional() });

/** See {@link WireCustomer}. */
export type WireCustomer = z.output<typeof WireCustomer>;
