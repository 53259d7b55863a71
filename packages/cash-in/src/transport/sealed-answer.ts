import { Secret } from "@confirma-connect/core";
import { type ReadJson, readable, unreadable } from "@confirma-connect/http";

/** For reads whose form is not public: their JSON text as it came, sealed. An empty answer says nothing. */
export const sealedContent: ReadJson<Secret> = (json) =>
  json === undefined ? unreadable("is empty") : readable(new Secret(JSON.stringify(json)));

/** The same for writes, where an empty answer is a success as well. */
export const sealedAnswer: ReadJson<Secret> = (json) =>
  readable(new Secret(json === undefined ? "" : JSON.stringify(json)));
