import { invalidData, NetvisorFailure } from "../failure.ts";
import { isAnsiDate } from "../format/date-text.ts";
import { fitsDecimals, parseDecimal } from "../format/decimal.ts";
import type { XmlNode } from "../format/xml-node.ts";
import type { AttributeRule, ElementRule, TextForm } from "./rule.ts";

/** What a check has to know about the readings. */
export interface CheckOptions {
  readonly pointAllowed: boolean;
}

/** Checks an element against its rule: order, presence, attributes, forms and lengths. Throws the refusal. */
export function checkMessage(node: XmlNode, rule: ElementRule, options: CheckOptions): void {
  checkAttributes(node, rule, options);
  if (isForm(rule.content)) checkText(node, rule, rule.content, options);
  else if (node.text !== "") throw structure(`The element '${node.name}' must not hold text.`);
  else if (rule.choice) checkChoice(node, rule.content, options);
  else checkSequence(node, rule.content, options);
}

function checkSequence(node: XmlNode, rules: readonly ElementRule[], options: CheckOptions): void {
  let place = 0;
  for (const rule of rules) {
    let count = 0;
    for (; node.children[place]?.name === rule.name && count < rule.most; place += 1) {
      const inner = node.children[place];
      if (inner !== undefined) checkMessage(inner, rule, options);
      count += 1;
    }
    if (count < rule.least) throw structure(missingText(node, rule, node.children[place]));
  }
  const surplus = node.children[place];
  if (surplus !== undefined) {
    throw structure(`The element '${node.name}' has invalid child element '${surplus.name}'.`);
  }
}

function missingText(node: XmlNode, rule: ElementRule, found: XmlNode | undefined): string {
  if (found === undefined) {
    return `The element '${node.name}' has incomplete content. Expected: '${rule.name}'.`;
  }
  return `The element '${node.name}' has invalid child element '${found.name}'. Expected: '${rule.name}'.`;
}

function checkChoice(node: XmlNode, rules: readonly ElementRule[], options: CheckOptions): void {
  const [only, second] = node.children;
  const rule = rules.find((candidate) => candidate.name === only?.name);
  if (only === undefined || second !== undefined || rule === undefined) {
    throw structure(`The element '${node.name}' must hold exactly one of its lines.`);
  }
  checkMessage(only, rule, options);
}

function checkAttributes(node: XmlNode, rule: ElementRule, options: CheckOptions): void {
  for (const attribute of rule.attributes) checkAttribute(node, attribute, options);
  const unknown = Object.keys(node.attributes).find(
    (name) => name !== "xmlns" && !rule.attributes.some((attribute) => attribute.name === name),
  );
  if (unknown !== undefined) throw structure(`The '${unknown}' attribute is not declared on '${node.name}'.`);
}

function checkAttribute(node: XmlNode, rule: AttributeRule, options: CheckOptions): void {
  const value = node.attributes[rule.name];
  if (value === undefined) {
    if (rule.required) throw structure(`The required attribute '${rule.name}' is missing on '${node.name}'.`);
    return;
  }
  checkForm(`${node.name}/@${rule.name}`, value, rule.form, options);
}

function checkText(node: XmlNode, rule: ElementRule, form: TextForm, options: CheckOptions): void {
  const inner = node.children[0];
  if (inner !== undefined)
    throw structure(`The element '${node.name}' has invalid child element '${inner.name}'.`);
  if (node.text !== "") checkForm(node.name, node.text, form, options);
  else if (!rule.empty) throw invalidData(`Data form incorrect: mandatory element '${node.name}' is empty.`);
}

function checkForm(name: string, value: string, form: TextForm, options: CheckOptions): void {
  if (form.form === "word") {
    if (!form.words.includes(value)) throw structure(`The value of '${name}' is not in its enumeration.`);
    return;
  }
  const longest = "longest" in form ? form.longest : undefined;
  if (longest !== undefined && [...value].length > longest) {
    throw new NetvisorFailure("INVALID_DATA_SIZE", `The value of '${name}' is longer than ${longest}.`);
  }
  const fits = hasForm(value, form, options);
  if (!fits) throw invalidData(`Data form incorrect: the value of '${name}' is not a valid ${form.form}.`);
}

function hasForm(value: string, form: TextForm, options: CheckOptions): boolean {
  switch (form.form) {
    case "date":
      return isAnsiDate(value);
    case "integer":
      return /^\d+$/.test(value);
    case "base64":
      return /^[A-Za-z0-9+/\s]+={0,2}$/.test(value);
    case "decimal": {
      const parsed = parseDecimal(value, options.pointAllowed);
      return parsed !== undefined && fitsDecimals(parsed, form.decimals ?? 6);
    }
    default:
      return true;
  }
}

function isForm(content: TextForm | readonly ElementRule[]): content is TextForm {
  return "form" in content;
}

function structure(text: string): NetvisorFailure {
  return invalidData(`Data form incorrect:. XML message validation failed: ${text}`);
}
