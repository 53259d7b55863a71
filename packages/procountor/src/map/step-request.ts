import { hasErrors, type Problem, type Rendered, type Step, type StepRequest } from "@confirma-connect/core";
import { writeJson } from "../wire/request/write-json.ts";

/** A write with a JSON body. */
export const jsonRequest = (method: "POST" | "PUT", resource: string, body: object): StepRequest => ({
  method,
  resource,
  contentType: "application/json",
  body: writeJson(body),
});

/** A write without a body, e.g. an approval. */
export const bareRequest = (resource: string): StepRequest => ({
  method: "PUT",
  resource,
  contentType: "",
  body: "",
});

/** A look-up. */
export const lookUpRequest = (resource: string): StepRequest => ({
  method: "GET",
  resource,
  contentType: "",
  body: "",
});

/** A path with its query; values are escaped, undefined ones left out. */
export function resourceOf(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString()}`;
}

/** Makes the steps only when nothing speaks against the document, so that no step is ever half right. */
export const renderedOf = (problems: readonly Problem[], steps: () => readonly Step[]): Rendered =>
  hasErrors(problems) ? { steps: [], problems } : { steps: steps(), problems };
