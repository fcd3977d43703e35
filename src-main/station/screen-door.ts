import type { KitchenScreens } from '#shared/kitchen/kitchen-screens.ts';
import { screenUrls } from './near.ts';
import { type ScreenStation, type ScreenStationOptions, startScreenStation } from './screen-station.ts';

export interface ScreenDoor {
  /** Resolves once the door stands as the owner last chose. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the door to the shop's network while the owner wants screens, and keeps it closed else; spec [ST11]. A port that
 * is taken is said to the owner and stops nothing: the kitchen prints.
 */
export function keepScreenDoor(options: ScreenStationOptions): ScreenDoor {
  const { screens } = options.engine;
  let station: ScreenStation | null = null;
  let isEnding = false;
  let last = Promise.resolve();

  const settle = async (): Promise<void> => {
    const wanted = screens.isOn() && !isEnding;
    if (wanted && !station) {
      station = await startScreenStation(options).catch((error: NodeJS.ErrnoException) => {
        options.log.error({ err: error, port: options.port }, 'kitchen screens are not served');
        screens.sayDoor({ state: 'failed', problem: problemOf(error), port: options.port });
        return null;
      });
      if (station) screens.sayDoor({ state: 'open', port: station.port, addresses: screenUrls(station.port) });
    } else if (!wanted && station) {
      const closing = station;
      station = null;
      await closing.close();
    }
    if (!wanted && !isEnding) screens.sayDoor({ state: 'closed' });
  };
  const follow = (): void => {
    last = last.then(settle);
  };
  screens.keepDoor(follow);
  follow();

  return {
    settled: () => last,
    close() {
      isEnding = true;
      follow();
      return last;
    },
  };
}

function problemOf({ code }: NodeJS.ErrnoException): Extract<KitchenScreens['door'], { state: 'failed' }>['problem'] {
  if (code === 'EADDRINUSE') return 'port-taken';
  return code === 'EACCES' ? 'port-forbidden' : 'other';
}
