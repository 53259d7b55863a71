// Makes a new adapter from the sandbox: node scripts/new-adapter.mjs <id> [Title]
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const [id, title = id?.charAt(0).toUpperCase() + id?.slice(1)] = process.argv.slice(2);
if (id === undefined || !/^[a-z][a-z0-9]*$/.test(id)) {
  console.error(
    "usage: new-adapter <id> [Title]; the id has lower-case letters and digits only, e.g. fortnox Fortnox",
  );
  process.exit(2);
}
const target = join("packages", id);
if (existsSync(target)) {
  console.error(`${target} exists already`);
  process.exit(1);
}

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
const renamed = (text) =>
  text
    .replaceAll("an in-memory accounting system", `the ${title} adapter`)
    .replaceAll("sandbox", id)
    .replaceAll("Sandbox", title.replaceAll(/[^A-Za-z0-9]/g, ""));

cpSync("packages/sandbox", target, {
  recursive: true,
  filter: (path) => !["node_modules", "dist"].includes(basename(path)),
});
for (const path of filesBelow(target)) {
  writeFileSync(path, renamed(readFileSync(path, "utf8")));
  const name = renamed(basename(path));
  if (name !== basename(path)) renameSync(path, join(dirname(path), name));
}

for (const file of ["tsconfig.json", "tsconfig.test.json"]) {
  const config = JSON.parse(readFileSync(file, "utf8"));
  config.references.push({ path: target });
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
}
const facts = `# ${title}\n\nEach fact with its source and its mark: seen, inferred or unknown.\n\n| fact | mark | source |\n|---|---|---|\n`;
writeFileSync(join("docs/adapters", `${id}.md`), facts);

console.log(`${target} is a copy of the sandbox under its new name; docs/adapters/${id}.md waits for facts.
Next: npx -y pnpm@12.21.0 install && npx -y pnpm@12.21.0 test packages/${id}
Then replace its books by the vendor's interface, in the order of docs/add-an-adapter.md.`);
