import type { OnAsk } from "../../agency/announced-source.ts";
import type { ProgressLine } from "../output/progress-line.ts";

/** Words for what a command that asks the agency is waiting for. */
export interface AskingWords {
  readonly words: () => string;
  /** Told by the sources, whoever is asked. */
  readonly onAsk: OnAsk;
}

/** Begins with `otherwise`, which is said whenever the agency is not asked; a new question is shown at once. */
export function askingWords(progress: ProgressLine, otherwise: string): AskingWords {
  let asking: string | undefined;
  const words = (): string => asking ?? otherwise;
  return {
    words,
    onAsk: (what) => {
      asking = what;
      progress.show(words());
    },
  };
}
