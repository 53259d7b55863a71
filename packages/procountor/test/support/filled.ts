import type { ResolvedStep, Step } from "@confirma-connect/core";

/** A step whose placeholders are numbers, as if every earlier step had returned one. */
export function filled(step: Step, identifiers: Readonly<Record<string, string>> = {}): ResolvedStep {
  const all = Object.fromEntries(
    step.uses.map((name, index) => [name, identifiers[name] ?? String(index + 1)]),
  );
  const put = (text: string) =>
    Object.entries(all).reduce((words, [name, id]) => words.replaceAll(`{{${name}}}`, id), text);
  const request = { ...step.request, resource: put(step.request.resource), body: put(step.request.body) };
  return { ...step, request, identifiers: all };
}

/** The JSON body of a step. */
export const bodyOf = (step: Step | undefined): unknown => JSON.parse(filledOrFail(step).request.body);

const filledOrFail = (step: Step | undefined): ResolvedStep => {
  if (step === undefined) throw new Error("the document was not rendered");
  return filled(step);
};
