/*
 * Stands in for the `electron` module where Electron's binary cannot be had, so that the shell's own bundles are run by
 * tests as they are. Windows are pages of a real Chromium, preloads run in a real isolated world before the page's
 * scripts, the engine's process is a worker thread, and every MessagePort carries real structured clones.
 *
 * What it does not show:
 * - Electron's own code: fuses, asar reading, its sandbox flags, native menus and dialogs (these are written down and
 *   answered by the test), the updater.
 * - A scheme of its own: Chromium is given `https://HOST.SCHEME.stand-in.test` for `SCHEME://HOST` and every request is
 *   answered here. Code sees the app's addresses, pages see the https ones.
 * - The network: no page can reach any.
 * - A process of its own for the engine: it is a thread, and killing it is not a `kill -9`.
 * - `<webview>`, which plain Chromium does not know, and a `window.open` that is denied before it opens: the stand-in
 *   closes the new page at once.
 * - safeStorage: real encryption (AES-256-GCM), but with a key in a file instead of the system's key store.
 * It implements the parts that the shell uses and throws on options that it would have to ignore.
 */
export { app } from './parts/app.ts';
export { BrowserWindow } from './parts/browser-window.ts';
export { dialog, Menu, shell } from './parts/desktop.ts';
export { ipcMain } from './parts/ipc-main.ts';
export { MessageChannelMain } from './parts/message-port.ts';
export { safeStorage } from './parts/safe-storage.ts';
export { protocol, session } from './parts/session.ts';
export { utilityProcess } from './parts/utility-process.ts';
