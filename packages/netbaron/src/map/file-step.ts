import {
  type FindingList,
  hasErrors,
  hashText,
  type Posting,
  type Rendered,
  type Step,
} from "@confirma-connect/core";

/** What makes the step that hands one file over. */
export interface FileStepParts {
  readonly name: string;
  readonly title: string;
  readonly file: { readonly key: string; readonly label: string; readonly ending: "csv" | "xml" | "ktl" };
  /** With the character set in which the file is written. */
  readonly contentType: string;
  readonly body: string;
  /** Control totals: shown by `explain` and written beside the file. */
  readonly values: Readonly<Record<string, string>>;
  readonly postings: readonly Posting[];
}

/** Letters and digits of a document's name, for people who look into the folder. */
const labelOf = (label: string): string =>
  label
    .replaceAll(/[^A-Za-z0-9]+/gu, "-")
    .replaceAll(/^-|-$/gu, "")
    .slice(0, 30);

/**
 * Name of a file: our key, the document's name in plain letters, and the beginning of the content's SHA-256. The
 * key names the submission for ever; another content is another name, so no version can replace another one.
 */
function fileName({ key, label, ending }: FileStepParts["file"], body: string): string {
  const words = [key, labelOf(label), hashText(body).slice(0, 16)].filter((word) => word !== "");
  return `${words.join("_")}.${ending}`;
}

/** The step that hands one file over. */
export const fileStep = (parts: FileStepParts): Step => ({
  name: parts.name,
  action: "create",
  title: parts.title,
  request: {
    method: "FILE",
    resource: fileName(parts.file, parts.body),
    contentType: parts.contentType,
    body: parts.body,
  },
  identity: { type: "file", key: parts.file.key, values: parts.values },
  uses: [],
  postings: parts.postings,
});

/** Makes the step only when nothing speaks against the document, so that no file is ever half right. */
export const renderedFile = ({ problems }: FindingList, step: () => Step): Rendered =>
  hasErrors(problems) ? { steps: [], problems } : { steps: [step()], problems };
