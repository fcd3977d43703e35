import { app } from 'electron';
import type { Logger } from 'pino';

export interface Updates {
  /** Looks for a newer version now. Null where no feed is configured. */
  readonly check: (() => void) | null;
}

const EVERY_MS = 6 * 60 * 60 * 1_000;

/**
 * Fetches newer versions from the feed and installs them when the till is quit, never while it sells; spec [H14].
 * Without a feed, and in an app that was not packaged, nothing is asked of any server.
 */
export function startUpdates(feed: string | null, log: Logger): Updates {
  if (!feed || !app.isPackaged) return { check: null };
  const updater = openUpdater(feed, log);
  const check = () => {
    updater
      .then(({ checkForUpdates }) => checkForUpdates())
      .catch((error: unknown) => log.warn({ err: error }, 'no update could be looked for'));
  };
  check();
  setInterval(check, EVERY_MS).unref();
  return { check };
}

/** Loaded only where it is used: it looks at the app as soon as it is there. */
async function openUpdater(feed: string, log: Logger) {
  const { autoUpdater } = (await import('electron-updater')).default;
  autoUpdater.logger = log;
  autoUpdater.autoDownload = true;
  autoUpdater.autoInstallOnAppQuit = true;
  autoUpdater.autoRunAppAfterInstall = false;
  autoUpdater.setFeedURL({ provider: 'generic', url: feed });
  return { checkForUpdates: () => autoUpdater.checkForUpdates() };
}
