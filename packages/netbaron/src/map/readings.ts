import { z } from "zod";
import { CsvProfile } from "../wire/csv-profile.ts";

/** Rules of NetBaron that are inferred or unknown and that shape every file, whatever the client's plan. */
export const Readings = z.strictObject({
  csv: CsvProfile.prefault({}),
  /**
   * What Tositenumero holds. `nameAndKey`: the document's name and our key, `1001-CC…`; `name`: the name alone,
   * then only the file name carries our key; `key`: our key alone.
   */
  receiptNumber: z.enum(["nameAndKey", "name", "key"]).default("nameAndKey"),
  /** Character set of Finvoice files; NetBaron's services use UTF-8 (seen). */
  finvoiceCharset: z.enum(["utf-8", "iso-8859-15"]).default("utf-8"),
});

/** See {@link Readings}. */
export type Readings = z.output<typeof Readings>;
