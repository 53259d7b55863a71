import type { ExchangeAnswer } from "../kernel/exchange.ts";
import type { Refusal } from "./failure.ts";
import { writeXml } from "./format/write-xml.ts";
import { element, type XmlElement } from "./format/xml-element.ts";
import type { NetbaronReadings } from "./readings.ts";

const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

/** An XML answer in the envelope of the reading. Names that begin with `Sim` are this stand-in's own. */
export function xmlAnswer(
  status: number,
  content: XmlElement,
  envelope: NetbaronReadings["envelope"],
  outcome: string,
): ExchangeAnswer {
  const wrapped =
    envelope === "plain"
      ? content
      : {
          ...element("soap:Envelope", [element("soap:Body", [content])]),
          attributes: { "xmlns:soap": SOAP },
        };
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(wrapped)}`;
  return { status, contentType: "text/xml; charset=utf-8", body, outcome };
}

/** A refusal with every reason; the form of the vendor's own error object is not public. */
export function errorAnswer(
  status: number,
  refusals: readonly Refusal[],
  envelope: NetbaronReadings["envelope"],
): ExchangeAnswer {
  const errors = refusals.map(({ code, text, column }) =>
    element("SimError", [
      element("SimCode", code),
      element("SimText", text),
      ...(column === undefined ? [] : [element("SimPlace", column)]),
    ]),
  );
  return xmlAnswer(status, element("SimErrors", errors), envelope, refusals[0]?.code ?? "refused");
}
