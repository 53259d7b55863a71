import { token } from "../di/token.ts";

/** Source of identifiers that never repeat. */
export interface IdSource {
  next(): string;
}

/** Container token of the {@link IdSource}. */
export const IdSource = token<IdSource>("IdSource");
