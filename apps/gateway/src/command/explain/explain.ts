import {
  type ClientProfile,
  contentHash,
  type DocumentKind,
  type Manifest,
  type Preview,
  type Problem,
  parseSubmitBody,
  parseSubmittedJson,
  previewDocument,
  type SubmitBody,
  type SystemRegistry,
} from "@confirma-connect/core";
import { errorsFirst, type Finding, findingOf } from "../output/describe-problem.ts";
import type { ExplainedDocument, Explanation, PlanOrigin } from "./explanation.ts";
import { postingLines, postingTotals } from "./posting-line.ts";
import { unmappedWords } from "./unmapped.ts";

/** What an explanation is made with; nothing of it reaches a network. */
export interface ExplainParts {
  readonly systems: SystemRegistry;
  readonly client: ClientProfile;
  readonly source: PlanOrigin["source"];
}

function explainDocument({ identifier, pointer, rendered, problems }: Preview): ExplainedDocument {
  return {
    identifier,
    pointer,
    findings: errorsFirst(problems.map(findingOf)),
    steps: rendered.steps.map(({ name, action, title, request, uses }) => {
      const { method, resource, contentType, body } = request;
      return { name, action, title, method, resource, contentType, body, uses };
    }),
    postings: postingLines(rendered.steps),
    totals: postingTotals(rendered.steps),
  };
}

const readBody = (kind: DocumentKind, text: string, strict: boolean): SubmitBody => {
  const json = parseSubmittedJson(text);
  if ("problems" in json) return { documents: [], problems: json.problems };
  return parseSubmitBody(kind, json.value, { strict });
};

/** Body problems that are not repeated with a document: those of documents that could not be read. */
const withoutDocuments = (body: SubmitBody): readonly Problem[] =>
  body.problems.filter(
    ({ pointer, code }) =>
      !body.documents.some((each) =>
        each.problems.some((one) => one.code === code && `${each.pointer}${one.pointer}` === pointer),
      ),
  );

const hasStoppers = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === "error");

const kindFacts = (manifest: Manifest, kind: DocumentKind) => {
  const facts = manifest.kinds[kind];
  return { evidence: facts?.bestEvidence ?? null, undo: facts?.undo ?? null };
};

/** Says everything that can be known about a submit body before anything is sent. */
export function explain(kind: DocumentKind, text: string, parts: ExplainParts): Explanation {
  const { systems, client, source } = parts;
  const { manifest } = systems.get(client.system);
  const body = readBody(kind, text, client.strict ?? false);
  const previews = body.documents.map((submitted) => previewDocument(systems, client, submitted));
  const documents = previews.map(explainDocument);
  const findings = errorsFirst(withoutDocuments(body).map(findingOf));
  return {
    acceptable: !hasStoppers([...findings, ...documents.flatMap((document) => document.findings)]),
    kind,
    system: client.system,
    client: client.id,
    plan: { source, version: client.plan.version, hash: contentHash(client.plan) },
    documents,
    findings,
    unmapped: unmappedWords(
      client.plan,
      body.documents.map(({ content }) => content),
      manifest.registers.includes("documentClasses"),
    ),
    ...kindFacts(manifest, kind),
    assumptions: manifest.assumptions,
  };
}
