/** Work that has begun and ends when the test says how. */
export interface StoppedWork {
  readonly ended: Promise<void>;
  readonly succeed: () => void;
  readonly fail: (error: Error) => void;
}

/** See {@link StoppedWork}. */
export function stoppedWork(): StoppedWork {
  let end: Pick<StoppedWork, "succeed" | "fail"> | undefined;
  const ended = new Promise<void>((succeed, fail) => {
    end = { succeed, fail };
  });
  return { ended, succeed: () => end?.succeed(), fail: (error) => end?.fail(error) };
}
