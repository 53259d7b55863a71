import type { SeededRandom } from "../simulation/seeded-random.ts";
import { type FuzzAnswer, textOf, withText } from "./fuzz-answer.ts";

/** One way in which a vendor's answer goes wrong. */
export interface Mutation {
  readonly kind: string;
  apply(answer: FuzzAnswer, random: SeededRandom): FuzzAnswer;
}

const pages = [
  "<html><body><h1>502 Bad Gateway</h1></body></html>",
  "<!DOCTYPE html><html><head><title>Login</title></head><body>OK</body></html>",
  "OK",
  "null",
  "[]",
  "{}",
  "true",
] as const;

const isXml = (text: string): boolean => text.trimStart().startsWith("<");

/** Replaces one match of a pattern; an answer without a match stays as it is. */
function replaceOne(
  answer: FuzzAnswer,
  random: SeededRandom,
  pattern: RegExp,
  make: (found: string) => string,
): FuzzAnswer {
  const text = textOf(answer);
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return answer;
  const { index, 0: match } = random.pick(found);
  return withText(answer, `${text.slice(0, index)}${make(match)}${text.slice(index + match.length)}`);
}

const failures = {
  xml: "<Root><ResponseStatus><Status>FAILED</Status><Status>INVALID_DATA :: wrong</Status></ResponseStatus></Root>",
  json: '{"errors":[{"status":400,"message":"INVALID_DATA","field":null}]}',
} as const;

const otherDigit = (digits: string): string =>
  digits.replace(/\d(?=\D*$)/u, (last) => String((Number(last) + 1) % 10));

const member = /"[A-Za-z]+":(?:"[^"]*"|-?[\d.]+|true|false|null),?|<([A-Za-z]+)[^<>]*>[^<>]*<\/\1>/gu;

const statusOf =
  (...statuses: readonly number[]): Mutation["apply"] =>
  (answer, random) => ({ ...answer, status: random.pick(statuses) });

/** Every way in which an answer is changed; each is seeded and keeps the rest of the answer. */
export const mutations: readonly Mutation[] = [
  {
    kind: "truncated",
    apply: (answer, random) => ({
      ...answer,
      body: answer.body.slice(0, random.between(0, Math.max(0, answer.body.length - 1))),
    }),
  },
  {
    kind: "html page",
    apply: (answer, random) =>
      withText({ ...answer, headers: { "content-type": "text/html" } }, random.pick(pages)),
  },
  { kind: "empty", apply: (answer) => ({ ...answer, body: new Uint8Array() }) },
  {
    kind: "error inside 200",
    apply: (answer) =>
      withText({ ...answer, status: 200 }, isXml(textOf(answer)) ? failures.xml : failures.json),
  },
  {
    kind: "other amount",
    apply: (answer, random) => replaceOne(answer, random, /-?\d+[.,]\d{1,4}(?=[<",}\s])/gu, otherDigit),
  },
  {
    kind: "other date",
    apply: (answer, random) =>
      replaceOne(answer, random, /20\d\d-\d\d-\d\d/gu, (date) => `2031${date.slice(4)}`),
  },
  {
    kind: "unknown word",
    apply: (answer, random) =>
      replaceOne(answer, random, /(?<=[">])[A-Za-z_]{2,30}(?=["<])/gu, () => "FUTURISTIC_WORD"),
  },
  {
    kind: "duplicated element",
    apply: (answer, random) =>
      replaceOne(
        answer,
        random,
        member,
        (one) => `${one}${one.startsWith("<") || one.endsWith(",") ? "" : ","}${one}`,
      ),
  },
  { kind: "missing field", apply: (answer, random) => replaceOne(answer, random, member, () => "") },
  {
    kind: "null field",
    apply: (answer, random) =>
      replaceOne(answer, random, /(?<=":)(?:"[^"]*"|-?[\d.]+)|(?<=<\w+>)[^<>]+(?=<\/)/gu, (one) =>
        one.startsWith('"') || isXml(textOf(answer)) === false ? "null" : "",
      ),
  },
  {
    kind: "wrong encoding",
    apply: (answer, random) => {
      const text = textOf(answer);
      const bytes = random.chance(0.5)
        ? Buffer.from(text, "utf16le")
        : Buffer.concat([Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from(text, "latin1")]);
      return { ...answer, body: bytes };
    },
  },
  {
    kind: "swapped identifier",
    apply: (answer, random) =>
      replaceOne(answer, random, /(?<![\d.-])\d{1,9}(?![\d.-])/gu, () => String(random.between(1, 99_999))),
  },
  {
    kind: "swapped key",
    apply: (answer, random) => replaceOne(answer, random, /CC[0-9A-Z]{13}/gu, () => "CC0000000000000"),
  },
  {
    kind: "huge number",
    apply: (answer, random) =>
      replaceOne(answer, random, /(?<![\d.-])-?\d+(?:[.,]\d+)?(?![\d.-])/gu, () =>
        random.pick(["9".repeat(40), "1e400", "-1e308", "99999999999999999999.99"]),
      ),
  },
  {
    kind: "wrong content type",
    apply: (answer, random) => ({
      ...answer,
      headers: {
        ...answer.headers,
        "content-type": random.pick(["text/html", "image/png", "application/octet-stream", ""]),
      },
    }),
  },
  { kind: "server fault", apply: statusOf(500, 502, 503, 504) },
  { kind: "client fault", apply: statusOf(400, 404, 409, 422) },
  { kind: "refused credentials", apply: statusOf(401, 403) },
  { kind: "too many requests", apply: statusOf(429) },
  { kind: "redirect", apply: statusOf(301, 302, 304) },
  {
    kind: "noise",
    apply: (answer, random) => {
      const bytes = Uint8Array.from(answer.body);
      for (let left = random.between(1, 4); left > 0 && bytes.length > 0; left -= 1) {
        bytes[random.between(0, bytes.length - 1)] = random.between(0, 255);
      }
      return { ...answer, body: bytes };
    },
  },
];
