import { type Canary, canaries } from "./canary.ts";

/** What a channel may hold: nothing of anybody, or the reader's own personal data but no secrets. */
export type ChannelRule = "nothing" | "noSecrets";

/** A canary where it must not be. */
export interface Hit {
  readonly channel: string;
  /** Name of the canary, never its value. */
  readonly canary: string;
}

interface Channel {
  readonly rule: ChannelRule;
  readonly pieces: string[];
}

/** The forms in which a value may come out: as it is, in JSON, in addresses, in headers of basic authorisation. */
function formsOf(value: string): readonly string[] {
  const escaped = JSON.stringify(value).slice(1, -1);
  const ascii = escaped.replace(
    /[\u0080-\uffff]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const bytes = Buffer.from(value, "utf8");
  const xml = value.replaceAll("&", "&amp;");
  const base64 = bytes.toString("base64").replaceAll("=", "").slice(0, -1);
  const percent = encodeURIComponent(value);
  return [value, escaped, ascii, xml, percent, percent.replaceAll("%20", "+"), base64, bytes.toString("hex")];
}

/** Collects everything that leaves by each channel, and looks for canaries in it. */
export class ChannelScan {
  readonly #channels = new Map<string, Channel>();

  /** Opens a channel; what it may hold is decided here, before anything is in it. */
  open(name: string, rule: ChannelRule = "nothing"): (text: string) => void {
    const channel = this.#channels.get(name) ?? { rule, pieces: [] };
    this.#channels.set(name, channel);
    return (text) => void channel.pieces.push(text);
  }

  /** Bytes by channel; a channel through which nothing came was not examined. */
  bytes(): ReadonlyMap<string, number> {
    return new Map(
      [...this.#channels].map(([name, { pieces }]) => [name, Buffer.byteLength(pieces.join("\n"))]),
    );
  }

  hits(): readonly Hit[] {
    return [...this.#channels].flatMap(([channel, { rule, pieces }]) =>
      found(rule, pieces.join("\n")).map(({ name }) => ({ channel, canary: name })),
    );
  }

  /**
   * Shows that the scan is sharp: each forbidden canary, in each form, is put into what came through each
   * channel. Returns what was planted and what was not found again.
   */
  sharpness(): { readonly planted: number; readonly missed: readonly Hit[] } {
    const missed: Hit[] = [];
    let planted = 0;
    for (const [channel, { rule, pieces }] of this.#channels) {
      const tail = pieces.join("\n").slice(-2_000);
      for (const canary of canaries.filter((each) => forbidden(rule, each))) {
        for (const form of formsOf(canary.value)) {
          planted += 1;
          const seen = found(rule, `${tail}${form}${tail}`).some(({ name }) => name === canary.name);
          if (!seen) missed.push({ channel, canary: canary.name });
        }
      }
    }
    return { planted, missed };
  }
}

const forbidden = (rule: ChannelRule, { kind }: Canary): boolean => rule === "nothing" || kind === "secret";

const wanted: readonly (readonly [Canary, readonly string[]])[] = canaries.map((canary) => [
  canary,
  formsOf(canary.value),
]);

function found(rule: ChannelRule, text: string): readonly Canary[] {
  return wanted
    .filter(([canary, forms]) => forbidden(rule, canary) && forms.some((form) => text.includes(form)))
    .map(([canary]) => canary);
}
