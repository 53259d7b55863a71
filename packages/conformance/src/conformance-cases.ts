import { forEachKind } from "./bench/target.ts";
import type { ConformanceCase, WithheldCase } from "./conformance-case.ts";
import { acceptFamily } from "./family/accept-family.ts";
import { cancelFamily } from "./family/cancel-family.ts";
import { deliveryFamily } from "./family/delivery-family.ts";
import { faultFamily } from "./family/fault-family.ts";
import { limitFamily } from "./family/limit-family.ts";
import { lookUpFamily } from "./family/look-up-family.ts";
import { manifestFamily } from "./family/manifest-family.ts";
import { privacyFamily } from "./family/privacy-family.ts";
import { readFamily } from "./family/read-family.ts";
import { refuseFamily } from "./family/refuse-family.ts";
import { renderFamily } from "./family/render-family.ts";
import { tenantFamily } from "./family/tenant-family.ts";
import type { ConformanceSubject } from "./subject/conformance-subject.ts";

const allCases = (subject: ConformanceSubject): readonly ConformanceCase[] => [
  ...manifestFamily(subject),
  ...forEachKind(subject, (target) => [
    ...renderFamily(target),
    ...limitFamily(target),
    ...acceptFamily(target),
    ...readFamily(target),
    ...refuseFamily(target),
    ...faultFamily(target),
    ...lookUpFamily(target),
    ...cancelFamily(target),
    ...deliveryFamily(target),
    ...tenantFamily(target),
    ...privacyFamily(target),
  ]),
];

/** Needs that the stand-in or the subject cannot meet. What the manifest declares is never missing here. */
function missingOf(
  { needs }: ConformanceCase,
  { probe, otherSystem }: ConformanceSubject,
): readonly string[] {
  const faults = new Set<string>(probe.faults.map((name) => `fault:${name}`));
  return needs.filter(
    (need) =>
      (need.startsWith("fault:") && !faults.has(need)) ||
      (need === "subject:otherSystem" && otherSystem === undefined),
  );
}

/**
 * Every case that the manifest asks for and the stand-in can show, in a fixed order. Cases share the
 * stand-in, so run them one after another.
 */
export const conformanceCases = (subject: ConformanceSubject): readonly ConformanceCase[] =>
  allCases(subject).filter((each) => missingOf(each, subject).length === 0);

/** Cases that the manifest asks for, but that this stand-in or subject cannot show; printed as gaps. */
export const withheldCases = (subject: ConformanceSubject): readonly WithheldCase[] =>
  allCases(subject).flatMap(({ run: _run, ...each }) => {
    const missing = missingOf({ ...each, run: _run }, subject);
    return missing.length === 0 ? [] : [{ ...each, missing }];
  });
