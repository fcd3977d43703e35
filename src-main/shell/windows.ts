import { app, BrowserWindow, type Rectangle } from 'electron';
import type { Logger } from 'pino';
import { HOME_URL } from './screens.ts';

interface Surroundings {
  readonly preload: string;
  readonly log: Logger;
}

/** Opens a screen of the till: a page in a sandbox that sees nothing of Electron or Node; spec [H1]. */
export function openWindow({ preload, log }: Surroundings): BrowserWindow {
  const window = new BrowserWindow({
    ...placeBeside(BrowserWindow.getFocusedWindow()?.getBounds()),
    minWidth: 480,
    minHeight: 480,
    show: false,
    title: 'Evertill',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: !app.isPackaged,
      // A kitchen screen behind another window must still show tickets as they come.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.warn({ reason, exitCode }, 'a screen died; it is loaded again');
    if (reason !== 'clean-exit') window.webContents.reload();
  });
  window.loadURL(HOME_URL).catch((error: unknown) => log.error({ err: error }, 'a screen could not be loaded'));
  return window;
}

/** Brings the till to the front: what a second launch is for. */
export function focusFirstWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

const placeBeside = (other: Rectangle | undefined): Partial<Rectangle> & { width: number; height: number } =>
  other ? { x: other.x + 32, y: other.y + 32, width: other.width, height: other.height } : { width: 1280, height: 800 };
