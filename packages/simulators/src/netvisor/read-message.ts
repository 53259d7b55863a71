import type { ExchangeRequest } from "../kernel/exchange.ts";
import { invalidData } from "./failure.ts";
import { decodeLatin9, decodeUtf8, outsideLatin9, replaceOutsideLatin9 } from "./format/latin9.ts";
import { parseXml } from "./format/parse-xml.ts";
import type { XmlNode } from "./format/xml-node.ts";
import type { NetvisorReadings } from "./readings.ts";

const NOTHING: XmlNode = { name: "root", attributes: {}, children: [], text: "" };

/** Decodes and parses the body; its element order is checked by the resource. */
export function readMessage(request: ExchangeRequest, hasBody: boolean, readings: NetvisorReadings): XmlNode {
  if (!hasBody) return NOTHING;
  const type = request.headers["content-type"] ?? "";
  if (!/^(text\/plain|text\/xml|application\/xml)\b/i.test(type))
    throw invalidData("Content-Type is not text or XML");
  const source = decodeBody(request.body, type, readings);
  if (!/^\s*<root[\s>]/i.test(source))
    throw invalidData("Data form incorrect:. The message must begin with <root>");
  const foreign = outsideLatin9(source);
  if (foreign !== undefined && readings.foreignCharacters === "refuse") {
    const code = (foreign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    throw invalidData(`Data form incorrect:. The character U+${code} cannot be stored`);
  }
  const parsed = parseXml(readings.foreignCharacters === "replace" ? replaceOutsideLatin9(source) : source);
  if (typeof parsed === "string")
    throw invalidData(`Data form incorrect:. XML message validation failed: ${parsed}`);
  return parsed;
}

function decodeBody(body: Uint8Array, contentType: string, readings: NetvisorReadings): string {
  const saysLatin = /charset="?iso-8859-15?"?\s*(;|$)/i.test(contentType);
  if (readings.bodyEncoding === "latin9" || saysLatin) return decodeLatin9(body);
  return decodeUtf8(body) ?? decodeLatin9(body);
}
