import type { WireAnswer } from "../wire/exchange.ts";
import type { Refusal } from "./refusal.ts";

/** An answer with a JSON body. */
export const answer = (status: number, body: unknown): WireAnswer => ({ status, body: JSON.stringify(body) });

/** A refusal as the vendor words it. */
export const failure = (status: number, refusal: Refusal): WireAnswer => answer(status, refusal);
