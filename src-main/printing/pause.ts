/** A wait that can be cut short. */
export interface Pause {
  /** Resolves after so long, or as soon as it is ended. */
  readonly over: Promise<void>;
  end(): void;
}

/** Does not keep the process alive. */
export function startPause(ms: number): Pause {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms).unref();
  return {
    over: promise,
    end() {
      clearTimeout(timer);
      resolve();
    },
  };
}

/** How long to wait after so many failures in a row: twice as long each time, up to `mostMs`, less up to half at random. */
export const backOffMs = (failures: number, random: () => number, firstMs: number, mostMs: number): number =>
  Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30)) * (1 - random() / 2);
