/** Checks a JSON value; the answer is a list of problems, each a path with words. */
export type Rule = (value: unknown, path: string, strict: boolean) => readonly string[];

const when =
  (fits: (value: unknown) => boolean, words: string): Rule =>
  (value, path) =>
    fits(value) ? [] : [`${path} ${words}`];

/** A string with something in it, of at most `max` characters. */
export const text = (max = 1000): Rule =>
  when(
    (value) => typeof value === "string" && value !== "" && [...value].length <= max,
    `must be a text of 1 to ${max} characters`,
  );

/** A string that may be empty. */
export const anyText: Rule = when((value) => typeof value === "string", "must be a text");

/** A word that is one of a closed list. */
export const oneOf = (...words: readonly string[]): Rule =>
  when((value) => typeof value === "string" && words.includes(value), `must be one of ${words.join(", ")}`);

/** `true` or `false`. */
export const flag: Rule = when((value) => typeof value === "boolean", "must be true or false");

/** A number without decimals. */
export const whole: Rule = when(Number.isSafeInteger, "must be a whole number");

/** A number with at most two decimals (seen: `number<double>`, 2 decimals). */
export const amount: Rule = when(
  (value) => centsOf(value) !== undefined,
  "must be a number with two decimals",
);

/** A percentage with at most two decimals. */
export const percentage: Rule = when((value) => {
  const cents = centsOf(value);
  return cents !== undefined && cents >= 0 && cents <= 10_000;
}, "must be a percentage");

/** A real day, `YYYY-MM-DD`. */
export const day: Rule = when(
  (value) => typeof value === "string" && isDay(value),
  "must be a day YYYY-MM-DD",
);

/** ISO 4217 by form. */
export const currency: Rule = when(
  (value) => typeof value === "string" && /^[A-Z]{3}$/u.test(value),
  "must be a currency code",
);

/** ISO 3166-1 alpha-2 by form. */
export const country: Rule = when(
  (value) => typeof value === "string" && /^[A-Z]{2}$/u.test(value),
  "must be a country code",
);

/** The documented language codes, DK among them. */
export const language: Rule = oneOf("FI", "SV", "NO", "DK", "EN");

/** An address with one @. */
export const email: Rule = when(
  (value) => typeof value === "string" && /^[^@\s]+@[^@\s]+$/u.test(value),
  "must be an e-mail address",
);

/** Anything at all: the public pages do not show it. */
export const open: Rule = () => [];

/** The rule, or null. */
export const nullable =
  (rule: Rule): Rule =>
  (value, path, strict) =>
    value === null ? [] : rule(value, path, strict);

/** The rule, or null, or nothing. */
export const optional =
  (rule: Rule): Rule =>
  (value, path, strict) =>
    value === undefined || value === null ? [] : rule(value, path, strict);

/** An object with these members; `more` lets others through, which are otherwise refused unless reading is lenient. */
export const object =
  (members: Readonly<Record<string, Rule>>, more = false): Rule =>
  (value, path, strict) => {
    const fields = fieldsOf(value);
    if (fields === undefined) return [`${path || "body"} must be an object`];
    const at = (name: string): string => (path === "" ? name : `${path}.${name}`);
    const strangers = Object.keys(fields).filter((name) => !Object.hasOwn(members, name));
    return [
      ...Object.entries(members).flatMap(([name, rule]) => rule(fields[name], at(name), strict)),
      ...(strict && !more ? strangers.map((name) => `${at(name)} is not known`) : []),
    ];
  };

/** A list with at least `least` entries. */
export const list =
  (rule: Rule, least = 0): Rule =>
  (value, path, strict) => {
    if (!Array.isArray(value)) return [`${path} must be a list`];
    const entries: readonly unknown[] = value;
    if (entries.length < least) return [`${path} must have at least ${least} entry`];
    return entries.flatMap((entry, index) => rule(entry, `${path}[${index}]`, strict));
  };

/** The members of a JSON object; undefined for anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value));
}

/** A number with at most two decimals as cents; undefined for anything else. */
export function centsOf(value: unknown): number | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
  const cents = Math.round(value * 100);
  return Number.isSafeInteger(cents) && cents / 100 === value ? cents : undefined;
}

/** Whether the text is a real day. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
