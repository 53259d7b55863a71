/** Enough of JSON Schema draft-07 for the strict request schemas: one message per breach, with its place. */
export function breaches(
  schema: unknown,
  value: unknown,
  root: unknown = schema,
  place = "$",
): readonly string[] {
  const rule = record(schema);
  const reference = rule["$ref"];
  if (typeof reference === "string") return breaches(resolve(root, reference), value, root, place);
  const all = list(rule["allOf"]).flatMap((each) => breaches(each, value, root, place));
  return [
    ...all,
    ...typeBreach(rule, value, place),
    ...valueBreaches(rule, value, place),
    ...(Array.isArray(value)
      ? value.flatMap((item, index) => breaches(rule["items"] ?? {}, item, root, `${place}[${index}]`))
      : []),
    ...(isRecord(value) ? memberBreaches(rule, value, root, place) : []),
  ];
}

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const record = (value: unknown): Fields => (isRecord(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const resolve = (root: unknown, reference: string): unknown =>
  reference
    .slice(2)
    .split("/")
    .reduce<unknown>((at, name) => record(at)[name], root);

function typeBreach({ type }: Fields, value: unknown, place: string): readonly string[] {
  const wanted = typeof type === "string" ? [type] : list(type);
  const own = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  const fits = wanted.some((each) => each === own || (each === "integer" && Number.isInteger(value)));
  return wanted.length === 0 || fits ? [] : [`${place} is ${own}, not ${wanted.join(" or ")}`];
}

function valueBreaches(rule: Fields, value: unknown, place: string): readonly string[] {
  const problems: string[] = [];
  if (Array.isArray(rule["enum"]) && !rule["enum"].includes(value))
    problems.push(`${place} is no listed word`);
  const { minLength, maxLength, minimum, maximum, minItems, format } = {
    minLength: 0,
    maxLength: Number.POSITIVE_INFINITY,
    minimum: Number.NEGATIVE_INFINITY,
    maximum: Number.POSITIVE_INFINITY,
    minItems: 0,
    format: "",
    ...rule,
  };
  if (typeof value === "string") {
    if (value.length < minLength || value.length > maxLength) problems.push(`${place} has a wrong length`);
    if (format === "date" && !/^\d{4}-\d{2}-\d{2}$/u.test(value)) problems.push(`${place} is no date`);
  }
  if (typeof value === "number" && (value < minimum || value > maximum))
    problems.push(`${place} is out of range`);
  if (Array.isArray(value) && value.length < minItems) problems.push(`${place} has too few items`);
  return problems;
}

function memberBreaches(rule: Fields, value: Fields, root: unknown, place: string): readonly string[] {
  const properties = record(rule["properties"]);
  const missing = list(rule["required"])
    .filter((name) => !Object.hasOwn(value, String(name)))
    .map((name) => `${place}.${String(name)} is missing`);
  const members = Object.entries(value).flatMap(([name, member]) => {
    if (Object.hasOwn(properties, name)) return breaches(properties[name], member, root, `${place}.${name}`);
    return rule["additionalProperties"] === false ? [`${place}.${name} is not allowed`] : [];
  });
  return [...missing, ...members];
}
