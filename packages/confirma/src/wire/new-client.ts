import { EmptyableText, OptionalText } from "@confirma-connect/core";
import { z } from "zod";

/**
 * Body of `POST /client`. `service` and `client` are documented by example up to `languageCode`; the shape of
 * `contacts` is unknown (primary, technical and accountant are named in words), so it is sent as it is given.
 */
export const NewClient = z.strictObject({
  service: z.strictObject({
    /** LIFECYCLE is seen; INTERMEDIATION and COOP are inferred from the services' names. */
    type: z.string().min(1),
    partnerCode: OptionalText,
  }),
  client: z.strictObject({
    name: z.string().min(1),
    businessCode: z.string().min(1),
    vatRegNbr: OptionalText,
    postalAddress: OptionalText,
    postalCode: OptionalText,
    postalDistrict: OptionalText,
    countryCode: OptionalText,
    telephone: EmptyableText,
    email: OptionalText,
    website: EmptyableText,
    languageCode: OptionalText,
  }),
  contacts: z.json().optional(),
});

/** See {@link NewClient}. */
export type NewClient = z.output<typeof NewClient>;
