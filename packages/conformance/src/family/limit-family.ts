import { strict as assert } from "node:assert";
import { hasErrors, type Problem } from "@confirma-connect/core";
import { Bench, contextOf } from "../bench/bench.ts";
import { caseOf } from "../bench/case-of.ts";
import { expectSeen } from "../bench/expect-seen.ts";
import { leadsSomewhere, type Position, positionsOf } from "../bench/position.ts";
import { rewritten } from "../bench/rewrite.ts";
import type { Target } from "../bench/target.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { ConformanceDocument } from "../subject/conformance-subject.ts";

/** A text of exactly this length, in letters that every charset has. */
const textOf = (length: number): string =>
  `${"Conformance text ".repeat(Math.ceil(length / 17)).slice(0, length - 1)}x`;

function places<D>({ makers }: Target<D>, field: string): readonly Position[] {
  const found = positionsOf(makers.valid(1).document, field);
  assert.ok(found.length > 0, `the manifest limits ${field}, but the sample document does not fill it`);
  return found;
}

function problemsOf<D>(
  bench: Bench<D>,
  { document, identifier }: ConformanceDocument<D>,
): readonly Problem[] {
  return bench.channel.render(document, contextOf(bench.target, identifier)).problems;
}

const withText = <D>(
  target: Target<D>,
  edits: readonly (readonly [Position, string])[],
): ConformanceDocument<D> => {
  const { document, identifier } = target.makers.valid(1);
  return {
    identifier,
    document: edits.reduce((all, [{ path }, text]) => rewritten(all, path, text), document),
  };
};

async function expectEdge<D>(target: Target<D>, field: string, limit: number): Promise<void> {
  const bench = await Bench.open(target);
  for (const place of places(target, field)) {
    for (const length of [limit - 1, limit]) {
      const problems = problemsOf(bench, withText(target, [[place, textOf(length)]]));
      assert.ok(!hasErrors(problems), `${place.pointer} with ${length} characters was refused`);
    }
    const problems = problemsOf(bench, withText(target, [[place, textOf(limit + 1)]]));
    const found = problems.find(
      ({ code, pointer }) => code === "ACC_DOCUMENT_TEXT_TOO_LONG" && pointer === place.pointer,
    );
    assert.ok(found !== undefined, `${place.pointer} with ${limit + 1} characters passed without a word`);
    assert.equal(found.severity, target.subject.plan.cutLongTexts ? "warning" : "error");
  }
}

async function expectAllAtOnce<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const edits = Object.entries(target.declared.limits.texts).flatMap(([field, limit]) =>
    places(target, field).map((place) => [place, textOf(limit + 1)] as const),
  );
  const changed = withText(target, edits);
  const problems = problemsOf(bench, changed);
  for (const [{ pointer }] of edits) {
    assert.ok(
      problems.some((each) => each.pointer === pointer),
      `nothing was said about ${pointer}`,
    );
  }
  const wire = target.encode(target.makers.valid(1).document);
  for (const { pointer } of problems)
    assert.ok(leadsSomewhere(wire, pointer), `pointer ${pointer} leads nowhere`);
}

async function expectDelivered<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const edits = Object.entries(target.declared.limits.texts).flatMap(([field, limit]) =>
    places(target, field).map((place) => [place, textOf(limit)] as const),
  );
  const { step } = await bench.ready(1, withText(target, edits));
  const outcome = await bench.channel.deliver(step, { id: "edge", number: 1 });
  assert.equal(outcome.type, "accepted", "a document whose texts are all at their limits was not accepted");
  const [stored] = await bench.stored();
  await expectSeen(bench, step, stored);
}

async function expectCurrency<D>(target: Target<D>, currencies: readonly string[]): Promise<void> {
  const bench = await Bench.open(target);
  const { document, identifier } = target.makers.valid(1);
  const [place] = [...positionsOf(document, "currencyCode"), ...positionsOf(document, "currency")];
  if (place === undefined) return;
  const strange = ["SEK", "NOK", "DKK", "USD"].find((code) => !currencies.includes(code));
  for (const code of [...currencies, ...(strange === undefined ? [] : [strange])]) {
    const problems: readonly Problem[] = problemsOf(bench, {
      identifier,
      document: rewritten(document, place.path, code),
    });
    const said: boolean = problems.some(
      (each) => each.code === "ACC_UNSUPPORTED_CURRENCY" && each.pointer === place.pointer,
    );
    assert.equal(said, code === strange, `currency ${code} is not treated as declared`);
  }
}

/** A document with a number of rows: the first row again and again, its amounts left as they are. */
function withRows<D>(target: Target<D>, count: number): ConformanceDocument<D> | undefined {
  const { document, identifier } = target.makers.valid(1);
  const member = ["ledgerRows", "rows"].find((name) => new Map(Object.entries(document ?? {})).has(name));
  if (member === undefined) return undefined;
  const rows: unknown = new Map<string, unknown>(Object.entries(document ?? {})).get(member);
  if (!Array.isArray(rows)) return undefined;
  const many: unknown[] = Array.from({ length: count }, (_, index): unknown => rows[index % rows.length]);
  return { identifier, document: rewritten(document, [member], many) };
}

async function expectRows<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const { rows } = target.declared.limits;
  const sizes = (count: number): boolean => {
    const document = withRows(target, count);
    return (
      document !== undefined &&
      problemsOf(bench, document).some(({ code }) => code === "ACC_UNSUPPORTED_SIZE")
    );
  };
  assert.equal(sizes(rows), false, `${rows} rows are within the declared limit`);
  if (withRows(target, 1) !== undefined)
    assert.equal(sizes(rows + 1), true, `${rows + 1} rows are over the limit`);
}

/** Declared limits hold exactly: at, under and over each edge, and everything is reported at once. */
export function limitFamily<D>(target: Target<D>): readonly ConformanceCase[] {
  const { texts, currencies } = target.declared.limits;
  const of = (name: string, title: string, run: () => Promise<void>) =>
    caseOf(target, { family: "limit", name, title, run });
  const edges = Object.entries(texts).map(([field, limit]) =>
    of(`text:${field}`, `${field} takes ${limit} characters and not one more`, () =>
      expectEdge(target, field, limit),
    ),
  );
  return [
    ...edges,
    of("all-at-once", "every problem is reported at once, with a pointer that leads somewhere", () =>
      expectAllAtOnce(target),
    ),
    of("at-the-edge", "texts at their limits arrive whole", () => expectDelivered(target)),
    of("rows", "the number of rows is limited as declared", () => expectRows(target)),
    ...(currencies === "any"
      ? []
      : [
          of("currencies", "currencies are taken and refused as declared", () =>
            expectCurrency(target, currencies),
          ),
        ]),
  ];
}
