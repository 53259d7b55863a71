import { Secret } from "@confirma-connect/core";
import { type ReadJson, readable } from "@confirma-connect/http";

/** For answers whose form is not public: their JSON text as it came, sealed. */
export const sealedAnswer: ReadJson<Secret> = (json) =>
  readable(new Secret(json === undefined ? "" : JSON.stringify(json)));
