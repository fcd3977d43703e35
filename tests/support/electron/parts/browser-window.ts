import { EventEmitter } from 'node:events';
import type { Frame, Page, Request, Route } from 'playwright-core';
import { toAppAddress, toPageAddress } from './addresses.ts';
import { app } from './app.ts';
import { theChromium } from './chromium.ts';
import { ipcMain } from './ipc-main.ts';
import { innerPorts, type MessagePortMain } from './message-port.ts';
import { bridgePage, type PageBridge } from './page-bridge.ts';
import { PreventableEvent } from './preventable-event.ts';
import { protocol, session } from './session.ts';
import { answerTest } from './test-line.ts';

interface WebPreferences {
  readonly preload?: string;
  readonly sandbox?: boolean;
  readonly contextIsolation?: boolean;
  readonly nodeIntegration?: boolean;
  readonly webSecurity?: boolean;
  readonly devTools?: boolean;
}

interface WindowOptions {
  readonly show?: boolean;
  readonly webPreferences?: WebPreferences;
}

class WebContents extends EventEmitter {
  readonly mainFrame: { readonly url: string; readonly parent: null };
  readonly #preload: string;
  #opening: Promise<Page> | null = null;
  #page: Page | null = null;
  #bridge: PageBridge | null = null;
  /** The address that the app itself loads: no question of whether a page may go there. */
  #loading: string | null = null;
  #windowOpenHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  constructor(preferences: WebPreferences) {
    super();
    const { preload, sandbox, contextIsolation, nodeIntegration, webSecurity } = preferences;
    if (!preload || !sandbox || !contextIsolation || nodeIntegration || !webSecurity) {
      throw new Error('the stand-in runs hardened windows only: sandbox, contextIsolation, webSecurity, no Node');
    }
    this.#preload = preload;
    const contents = this;
    this.mainFrame = {
      get url() {
        return contents.getURL();
      },
      parent: null,
    };
    app.emit('web-contents-created', {}, this);
  }

  getURL = (): string => toAppAddress(this.#page?.url() ?? '');

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#windowOpenHandler = handler;
  }

  async loadURL(url: string): Promise<void> {
    this.#opening ??= this.#open(url);
    const page = await this.#opening;
    this.#loading = url;
    await page.goto(toPageAddress(url), { waitUntil: 'load' });
    this.emit('did-finish-load');
  }

  /** In a page of its own, because one that crashed cannot be driven any more. */
  reload(): void {
    const before = this.#page;
    this.#opening = null;
    void this.loadURL(this.getURL()).then(() => before?.close());
  }

  postMessage(channel: string, message: unknown, ports: MessagePortMain[] = []): void {
    this.#bridge?.postMessage(channel, message, innerPorts(ports));
  }

  async close(): Promise<void> {
    if (this.#opening) await (await this.#opening).close();
    else this.emit('destroyed');
  }

  crash(): void {
    void this.#page?.goto('chrome://crash').catch(() => undefined);
  }

  async #open(url: string): Promise<Page> {
    const page = await newPage(this);
    await this.#settlePermissions(page, url);
    this.#page = page;
    this.#bridge = await bridgePage(page, this.#preload, (channel, args) => {
      ipcMain.emit(channel, { sender: this, senderFrame: this.mainFrame }, ...args);
    });
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 }));
    page.on('popup', (popup) => {
      if (this.#windowOpenHandler({ url: toAppAddress(popup.url()) }).action === 'deny') void popup.close();
    });
    page.on('close', () => {
      if (this.#page === page) this.emit('destroyed');
    });
    return page;
  }

  /** False when somebody objects to a page's going there. */
  mayNavigate(url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && url === this.#loading) {
      this.#loading = null;
      return true;
    }
    const event = Object.assign(new PreventableEvent(), { url, isMainFrame, isSameDocument: false });
    this.emit('will-frame-navigate', event);
    if (isMainFrame) this.emit('will-navigate', event);
    return !event.defaultPrevented;
  }

  /** Once a page, by a session that stays open: Chromium forgets what a session set when it ends. */
  async #settlePermissions(page: Page, url: string): Promise<void> {
    const { origin } = new URL(toPageAddress(url));
    const cdp = await page.context().newCDPSession(page);
    for (const [electronName, name] of PERMISSIONS) {
      const granted = await session.defaultSession.isGranted(this, electronName, url);
      const setting = granted ? 'granted' : 'denied';
      await cdp.send('Browser.setPermission', { permission: { name }, setting, origin });
    }
  }
}

/** Electron's names and Chromium's. */
const PERMISSIONS = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['clipboard-read', 'clipboard-read'],
  ['midi', 'midi'],
] as const;

const contentsOf = new Map<Page, WebContents>();
let routed: Promise<unknown> | undefined;

/** The page that Chromium starts with serves the first window. */
async function newPage(contents: WebContents): Promise<Page> {
  const context = await theChromium();
  routed ??= context.route('**/*', answerPage);
  await routed;
  const blank = context.pages().find((page) => page.url() === 'about:blank' && !contentsOf.has(page));
  const page = blank ?? (await context.newPage());
  contentsOf.set(page, contents);
  page.once('close', () => contentsOf.delete(page));
  return page;
}

async function answerPage(route: Route): Promise<void> {
  const request = route.request();
  const url = toAppAddress(request.url());
  const frame = request.isNavigationRequest() ? frameOf(request) : undefined;
  // Every popup gets an empty page at first; the window that it came from says whether it may stay.
  if (frame === null) return route.fulfill({ contentType: 'text/html', body: '' });
  if (frame && !isAllowed(frame, url)) return route.abort('aborted');
  const response = await protocol.answer(url, request.method());
  if (!response) return route.abort('internetdisconnected');
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

const isAllowed = (frame: Frame, url: string): boolean =>
  contentsOf.get(frame.page())?.mayNavigate(url, frame.parentFrame() === null) ?? false;

/** Null for a popup: its first request comes before its page. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

const windows = new Set<BrowserWindow>();

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly options: WindowOptions;
  #focused = 0;
  static #focusCount = 0;

  constructor(options: WindowOptions) {
    super();
    this.options = options;
    this.webContents = new WebContents(options.webPreferences ?? {});
    windows.add(this);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.once('destroyed', () => {
      windows.delete(this);
      this.emit('closed');
      if (windows.size > 0) return;
      if (!app.emit('window-all-closed')) app.quit();
    });
  }

  static getAllWindows = (): BrowserWindow[] => [...windows];
  static getFocusedWindow = (): BrowserWindow | null =>
    [...windows].filter((window) => window.#focused > 0).sort((a, b) => b.#focused - a.#focused)[0] ?? null;

  static blurAll(): void {
    for (const window of windows) window.#focused = 0;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  getBounds = () => ({ x: 0, y: 0, width: 1280, height: 800 });
  isMinimized = (): boolean => false;
  restore(): void {}
  show(): void {
    this.focus();
  }
  focus(): void {
    BrowserWindow.#focusCount += 1;
    this.#focused = BrowserWindow.#focusCount;
  }
  async close(): Promise<void> {
    await this.webContents.close();
  }
}

app.closeWindows = async () => {
  await Promise.all([...windows].map((window) => window.close()));
  return windows.size === 0;
};

answerTest('windows', () => BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()));
answerTest('window-options', () => BrowserWindow.getAllWindows().map((window) => window.options));
answerTest('is-focused', () => BrowserWindow.getFocusedWindow() !== null);
answerTest('blur', () => BrowserWindow.blurAll());
answerTest('crash-page', () => BrowserWindow.getAllWindows()[0]?.webContents.crash());
answerTest('quit', () => app.quit());
