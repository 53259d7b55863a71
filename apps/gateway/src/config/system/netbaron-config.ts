import { NetbaronOptions } from "@confirma-connect/netbaron";
import { z } from "zod";
import { SecretReference } from "../secret-reference.ts";

const { drop, webService } = NetbaronOptions.shape;
const [Folder, Sftp] = drop.options;

/** Relative paths begin at the configuration's folder, as everywhere in the file. */
const FolderConfig = Folder.extend({
  path: z.string().min(1).describe("Folder that holds the drop's folders."),
});

const SftpConfig = Sftp.extend({
  password: SecretReference.optional(),
  privateKey: SecretReference.optional(),
  passphrase: SecretReference.optional(),
});

const WebServiceConfig = webService.unwrap().extend({
  invoicePassword: SecretReference.optional(),
  accountingPassword: SecretReference.optional(),
});

/** A client's NetBaron organisation: the adapter's options, with passwords and keys by reference. */
export const NetbaronConfig = NetbaronOptions.omit({ id: true, drop: true, webService: true }).extend({
  type: z.literal("netbaron"),
  drop: z.discriminatedUnion("type", [FolderConfig, SftpConfig]),
  webService: WebServiceConfig.optional(),
});

/** See {@link NetbaronConfig}. */
export type NetbaronConfig = z.output<typeof NetbaronConfig>;
