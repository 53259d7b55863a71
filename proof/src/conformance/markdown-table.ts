const bar = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** A Markdown table with its columns padded, as the formatter writes it. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const padded = (row: readonly string[]): string =>
    bar(widths.map((width, column) => (row[column] ?? "").padEnd(width)));
  return [padded(head), bar(widths.map((width) => "-".repeat(width))), ...rows.map(padded)].join("\n");
}
