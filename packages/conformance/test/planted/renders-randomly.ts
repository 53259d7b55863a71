import { randomIds } from "@confirma-connect/core";
import { type LedgerDamage, withBytes } from "./damage.ts";

/** Puts something new into the bytes each time. */
export const rendersRandomly: LedgerDamage = (sound) => ({
  render: (document, context) =>
    withBytes(sound.render(document, context), (body) =>
      body.replace(/"number":"/, `"number":"${randomIds.next()}`),
    ),
});
