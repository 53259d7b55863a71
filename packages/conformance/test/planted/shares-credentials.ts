import { sandboxSubject } from "../../../sandbox/test/sandbox-subject.ts";
import type { PlantedDefect } from "./damage.ts";

/** A cache of connections without the client in its key. */
export const sharesCredentials: PlantedDefect = {
  name: "serves one client with another's credentials",
  after: ["NangoHQ/nango#1016"],
  caughtBy: ["ledger/tenant/sees-nothing", "invoice/tenant/sees-nothing"],
  subject: () => {
    const subject = sandboxSubject({ uniqueness: "open" });
    return { ...subject, otherSystem: () => subject.system() };
  },
};
