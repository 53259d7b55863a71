import { performance } from "node:perf_hooks";
import { conformanceCases, runConformance } from "@confirma-connect/conformance";
import { subjects } from "../src/conformance/subjects.ts";
for (const each of subjects) {
  if (process.argv[2] && !each.adapter.startsWith(process.argv[2])) continue;
  const subject = await each.open();
  const t0 = performance.now(); let last = t0;
  const times: [number,string][] = [];
  const report = await runConformance(subject, { onResult: (r) => { const now = performance.now(); times.push([now-last, r.id]); last = now; if (!r.ok) console.log("FAIL", r.id, r.error); } });
  console.log(each.adapter, each.readings, report.passed, report.failed, Math.round(performance.now()-t0), conformanceCases(subject).length);
  console.log(times.sort((a,b)=>b[0]-a[0]).slice(0,8).map(([t,i])=>`${Math.round(t)} ${i}`).join("\n"));
}
