/** The commands of a page's section, in order: the lines of its shell blocks. */
export function writtenCommands(page: string, title: string): readonly string[] {
  const [, after = ""] = page.split(`\n## ${title}\n`);
  const [section = ""] = after.split("\n## ");
  return [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gmu)].flatMap(([, block = ""]) =>
    block.trim().split("\n"),
  );
}
