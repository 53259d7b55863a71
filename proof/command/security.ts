import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCanaries } from "../src/security/run-canaries.ts";
import { auditRegistry, checkSupplyChain } from "../src/security/supply-chain.ts";

const help = `Sends unique secrets and personal data (canaries) through every path of a real gateway, scans every byte that comes out,
breaks every limit, and looks at dependencies: install scripts, licences, known vulnerabilities.

Usage: pnpm security [options]

  --json       figures as JSON
  --no-audit   do not ask the registry for known vulnerabilities
  --help       this text
`;

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    "no-audit": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  const root = process.cwd();
  const report = await runCanaries(join(root, "apps", "gateway", "dist", "main.js"));
  const chain = checkSupplyChain(root);
  const audit = values["no-audit"] ? "not asked" : auditRegistry(root);
  const { channels, hits, missed, limits, unexpected } = report;
  const broken = limits.filter(({ wrong }) => wrong !== undefined);
  const silent = [...channels].filter(([, bytes]) => bytes === 0).map(([name]) => name);
  const total = [...channels.values()].reduce((sum, bytes) => sum + bytes, 0);
  const findings = [
    ...hits.map(({ channel, canary }) => `leak: ${canary} in ${channel}`),
    ...missed.map(({ channel, canary }) => `the scan is blind: ${canary} in ${channel}`),
    ...broken.map(
      ({ title, wanted, got, wrong }) => `limit: ${title}: ${got} (${wanted.join(" or ")}): ${wrong}`,
    ),
    ...silent.map((name) => `nothing came through the channel: ${name}`),
    ...unexpected.map((what) => `not as expected: ${what}`),
    ...chain.findings,
    ...(audit === "vulnerable" ? ["the registry knows vulnerabilities of production dependencies"] : []),
  ];
  if (values.json) {
    process.stdout.write(
      `${JSON.stringify({ ...report, channels: Object.fromEntries(channels), ...chain, audit, findings }, null, 2)}\n`,
    );
  } else {
    for (const [name, bytes] of channels)
      process.stdout.write(`${String(bytes).padStart(9)} bytes  ${name}\n`);
    for (const finding of findings) process.stdout.write(`${finding}\n`);
    process.stdout.write(
      `planted: ${report.planted} leaks, ${report.planted - missed.length} found; ` +
        `limits: ${limits.length} broken, ${limits.length - broken.length} answered as promised; ` +
        `dependencies: ${chain.packages} in production, licences ${chain.licences.join(", ")}; audit: ${audit}\n`,
    );
    process.stdout.write(
      `security: ${channels.size} channels, ${(total / 1e6).toFixed(1)} MB scanned, ` +
        `${report.canaries} canaries, ${hits.length} hits\n`,
    );
  }
  process.exitCode = findings.length === 0 ? 0 : 1;
}

if (values.help) process.stdout.write(help);
else await main();
