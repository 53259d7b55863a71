import type { Step } from "@confirma-connect/core";
import type { Resource } from "../wire/exchange.ts";

/** What differs between the steps of the sandbox. */
export interface WriteStep extends Pick<Step, "name" | "action" | "title" | "uses" | "postings"> {
  readonly resource: Resource;
  readonly key: string;
  readonly body: unknown;
}

/** A step that posts one JSON document; its identity is the resource and our key. */
export const writeStep = ({ resource, key, body, ...rest }: WriteStep): Step => ({
  ...rest,
  request: {
    method: "POST",
    resource: `/${resource}`,
    contentType: "application/json",
    body: JSON.stringify(body),
  },
  identity: { type: resource, key, values: {} },
});
