import type { Rendered } from "@confirma-connect/core";
import type { Draft } from "../map/draft.ts";
import { writeXml } from "../transport/write-xml.ts";

/** Writes the bodies of a draft: from here on a step is exact text. */
export const finishDraft = ({ steps, problems }: Draft, contentType: string): Rendered => ({
  steps: steps.map(({ resource, body, ...step }) => ({
    ...step,
    request:
      body === undefined
        ? { method: "GET", resource, contentType: "", body: "" }
        : { method: "POST", resource, contentType, body: writeXml(body) },
  })),
  problems,
});
