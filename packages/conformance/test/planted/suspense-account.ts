import { bytes, inLedger, type PlantedDefect } from "./damage.ts";

/** What has no account lands somewhere. */
export const suspenseAccount: PlantedDefect = {
  name: "books an unknown account on another one",
  after: ["erp-mafia/accounted#2212"],
  caughtBy: ["ledger/refuse/vendor-text", "ledger/refuse/one-bad"],
  subject: inLedger(bytes((body) => body.replaceAll('"account":"8888"', '"account":"3000"'))),
};
