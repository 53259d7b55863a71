import { type LedgerDamage, resent } from "./damage.ts";

/** Sends whole euros only: the books balance, but the cents are gone. */
export const dropsCents: LedgerDamage = (sound) => ({
  deliver: (step, attempt) =>
    sound.deliver(
      resent(step, (body) => body.replaceAll(/"(gross|net)":"(-?\d+)\.\d\d"/g, '"$1":"0.00"')),
      attempt,
    ),
});
