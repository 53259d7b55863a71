import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { readXml } from "../../src/transport/read-xml.ts";
import { writeXml, type XmlElement } from "../../src/transport/write-xml.ts";
import { child, descend, type XmlNode } from "../../src/transport/xml-node.ts";

describe("readXml", () => {
  it("lower-cases names, keeps text and order", () => {
    const root = readXml(
      '<?xml version="1.0"?><Root A="X"><B>1</B><b Type="q">2</b><C><![CDATA[<&>]]></C></Root>',
    );
    expect(root?.name).toBe("root");
    expect(root?.attributes.get("a")).toBe("X");
    expect(root?.children.map(({ name, text }) => [name, text])).toEqual([
      ["b", "1"],
      ["b", "2"],
      ["c", "<&>"],
    ]);
    expect(root && child(root, "b")?.text).toBe("1");
    expect(root && descend(root, "c", "d")).toBeUndefined();
  });

  it.each(["&#x2;", "&#2;", "&#xFFFE;", "&#x110000;", "&#xD800;", "\u0002", "\u000b", "\uffff", "\ud800"])(
    "drops what XML forbids: %j",
    (junk) => {
      expect(readXml(`<a x="p${junk}q">p${junk}q</a>`)).toMatchObject({ text: "pq" });
    },
  );

  it("keeps legal references", () => {
    expect(readXml("<a>&#228;&#xE4;&amp;&#10;&#x1F642;</a>")?.text).toBe("ää&\n🙂");
  });

  it.each([
    ["nothing", ""],
    ["plain text", "Service unavailable"],
    ["cut off", "<Root><ResponseStatus><Status>OK</Status>"],
    ["two roots", "<a/><b/>"],
    ["wrong nesting", "<a><b></a></b>"],
    ["an HTML page", "<!DOCTYPE html><html><head><meta charset=utf-8></head></html>"],
    ["an entity of its own", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]><a>&x;</a>'],
    ["a bare ampersand", "<a>R&D</a>"],
  ])("gives nothing for %s", (_title, text) => {
    expect(readXml(text)).toBeUndefined();
  });

  it("gives nothing beyond the limits of depth and size", () => {
    const nested = (depth: number) => `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;
    expect(readXml(nested(64))?.name).toBe("a");
    expect(readXml(nested(65))).toBeUndefined();
    expect(readXml("<a>12345</a>", { depth: 2, size: 12 })?.text).toBe("12345");
    expect(readXml("<a>12345</a>", { depth: 2, size: 11 })).toBeUndefined();
  });

  it("reads a long list whole, across the borders of its chunks", () => {
    const text = `<l>${Array.from({ length: 20_000 }, (_, n) => `<e>${n}ä</e>`).join("")}</l>`;
    const entries = readXml(text)?.children ?? [];
    expect(entries).toHaveLength(20_000);
    expect(entries.every((entry, n) => entry.text === `${n}ä`)).toBe(true);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (left, right) => {
        expect(() => readXml(`<a>${left}<b c="${right}">`)).not.toThrow();
        expect(() => readXml(left)).not.toThrow();
      }),
    );
  });

  it("takes prototype names for what they are", () => {
    const root = readXml('<a __proto__="1" constructor="2"><__proto__>3</__proto__></a>');
    expect(root?.attributes.get("constructor")).toBe("2");
    expect(root?.children[0]?.text).toBe("3");
  });
});

describe("writeXml", () => {
  it("writes one element per line, no declaration", () => {
    const voucher: XmlElement = {
      name: "root",
      content: [
        { name: "voucherdate", attributes: { format: "ansi" }, content: "2025-12-13" },
        { name: "empty", content: "" },
        { name: "none", content: [] },
        { name: "line", content: [{ name: "description", content: 'a<b>&"c' }] },
      ],
    };
    expect(writeXml(voucher)).toBe(
      [
        "<root>",
        '<voucherdate format="ansi">2025-12-13</voucherdate>',
        "<empty/>",
        "<none/>",
        "<line>",
        '<description>a&lt;b&gt;&amp;"c</description>',
        "</line>",
        "</root>",
      ].join("\n"),
    );
  });

  it("is read back as it was", () => {
    const letters = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("\n", "\r", "\r\n", "\t", "]]>"),
    );
    const texts = fc.array(letters).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, texts, (text, value) => {
        const element: XmlElement = {
          name: "a",
          attributes: { b: value },
          content: [{ name: "c", content: text }],
        };
        const back: XmlNode | undefined = readXml(writeXml(element));
        expect(back?.attributes.get("b")).toBe(value);
        expect(back?.children[0]?.text).toBe(text);
      }),
    );
  });

  it.each(["\u0002", "\ufffe", "\ud800"])("refuses %j", (text) => {
    const attempts = [
      () => writeXml({ name: "a", content: text }),
      () => writeXml({ name: "a", attributes: { b: text }, content: "" }),
    ];
    for (const attempt of attempts)
      expect(attempt).toThrow(expect.objectContaining({ code: "ACC_BUG_INVARIANT" }));
  });
});
