/** Stands for the identifier that an earlier step returns. */
type Placeholder = `{{${string}}}`;

/** A number on the wire: known now, or the identifier of an earlier step. */
export type NumberOrPlaceholder = number | Placeholder;

/**
 * Writes a body as JSON text. A value that is nothing but a placeholder stands without quotes, so that the
 * identifier becomes a number. Texts of documents never look like one: render refuses double braces.
 */
export const writeJson = (body: object): string =>
  JSON.stringify(body).replaceAll(/"(\{\{[a-z0-9-]+\}\})"/gu, "$1");
