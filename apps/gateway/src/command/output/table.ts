/** A column: its title and on which side its cells stand. */
export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

const pad = (text: string, width: number, align: Column["align"]): string =>
  align === "right" ? text.padStart(width) : text.padEnd(width);

/** Formats rows under titles, columns as wide as their widest cell, two spaces apart. Ends with a line end. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...rows.map((row) => (row[index] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, index) => pad(cells[index] ?? "", widths[index] ?? 0, align))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  const titles = line(columns.map(({ title }) => title));
  return `${[titles, rule, ...rows.map(line)].join("\n")}\n`;
}
