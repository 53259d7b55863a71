import { runConformance } from "@confirma-connect/conformance";
import { netvisorSubject } from "../../packages/netvisor/test/support/netvisor-subject.ts";

const report = await runConformance(await netvisorSubject());
process.stdout.write(`conformance: ${report.passed} passed, ${report.failed} failed\n`);
