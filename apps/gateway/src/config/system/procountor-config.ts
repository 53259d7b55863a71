import { ProcountorOptions } from "@confirma-connect/procountor";
import { z } from "zod";
import { SecretReference } from "../secret-reference.ts";

/** A client's Procountor company: the adapter's options, with the client's secret and the API key by reference. */
export const ProcountorConfig = ProcountorOptions.omit({
  id: true,
  clientSecret: true,
  apiKey: true,
}).extend({
  type: z.literal("procountor"),
  clientSecret: SecretReference,
  apiKey: SecretReference,
});

/** See {@link ProcountorConfig}. */
export type ProcountorConfig = z.output<typeof ProcountorConfig>;
