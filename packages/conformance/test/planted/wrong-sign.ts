import { inLedger, type PlantedDefect, resent } from "./damage.ts";

const turned = (amount: string): string => (amount.startsWith("-") ? amount.slice(1) : `-${amount}`);

/** Books debit as credit and credit as debit. */
export const wrongSign: PlantedDefect = {
  name: "books debit as credit",
  after: [],
  caughtBy: ["ledger/accept/stored", "ledger/accept/ten"],
  subject: inLedger((sound) => ({
    deliver: (step, attempt) =>
      sound.deliver(
        resent(step, (body) =>
          body.replaceAll(
            /"(gross|net)":"([^"]*)"/g,
            (_, name, amount) => `"${name}":"${turned(String(amount))}"`,
          ),
        ),
        attempt,
      ),
  })),
};
