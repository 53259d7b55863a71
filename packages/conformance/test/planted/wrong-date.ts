import { addDays, parseCivilDate } from "@confirma-connect/core";
import { inLedger, type PlantedDefect, withBytes } from "./damage.ts";

const dayBefore = (text: string): string => {
  const date = parseCivilDate(text);
  return date === undefined ? text : addDays(date, -1);
};

/** Dates every document one day early, as a time zone would. */
export const wrongDate: PlantedDefect = {
  name: "is one day early",
  after: ["calcinai/xero-php#177"],
  caughtBy: ["ledger/accept/stored", "ledger/accept/ten"],
  subject: inLedger((sound) => ({
    render: (document, context) =>
      withBytes(sound.render(document, context), (body) =>
        body.replace(/"date":"([^"]*)"/, (_, date) => `"date":"${dayBefore(String(date))}"`),
      ),
  })),
};
