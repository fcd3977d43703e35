import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { closeChromium, openChromium } from './chromium.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { PreventableEvent } from './preventable-event.ts';

const manifest = readManifest(process.argv[1] ?? '');

/** Electron takes this switch of Chromium's for the place of the app's data. */
const userDataSwitch = process.argv.find((text) => text.startsWith('--user-data-dir='))?.slice(16);

/** `STAND_IN_PACKAGED=yes` plays an installed app, whose command line begins with its own flags. */
const isPackaged = process.env.STAND_IN_PACKAGED === 'yes';
if (isPackaged) process.argv.splice(1, 1);

class App extends EventEmitter {
  readonly #paths = new Map([
    ['userData', userDataSwitch ?? join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), manifest.name)],
  ]);
  #ready: Promise<void> | undefined;
  #quitting = false;
  /** Closes every window; false when one of them refused. Windows say here how, so that they may import the app. */
  closeWindows: () => Promise<boolean> = async () => true;
  readonly isPackaged = isPackaged;
  name = manifest.name;

  whenReady(): Promise<void> {
    this.#ready ??= openChromium(this.getPath('userData')).then(() => {
      this.emit('ready');
    });
    return this.#ready;
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (!path) throw new Error(`the stand-in knows no path ${name}`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (this.#ready) throw new Error('the profile is already in use');
    this.#paths.set(name, path);
  }

  getName = (): string => manifest.name;
  getVersion = (): string => manifest.version;
  /** Pages of the stand-in are always in Chromium's own process model; run as root, its sandbox is off. */
  enableSandbox(): void {}

  requestSingleInstanceLock(): boolean {
    return takeInstanceLock(this.getPath('userData'), (argv) => this.emit('second-instance', {}, argv, process.cwd()));
  }

  /** Asks everybody, in Electron's order, and ends the process unless somebody prevents it. */
  quit(): void {
    if (this.#quitting) return;
    this.#quitting = true;
    setImmediate(async () => {
      this.#quitting =
        !this.#isPrevented('before-quit') && (await this.closeWindows()) && !this.#isPrevented('will-quit');
      if (this.#quitting) await this.#end(0);
    });
  }

  exit(code = 0): void {
    this.#quitting = true;
    void this.#end(code);
  }

  async #end(code: number): Promise<never> {
    this.emit('quit', {}, code);
    await closeChromium();
    process.exit(code);
  }

  #isPrevented(name: string): boolean {
    const event = new PreventableEvent();
    this.emit(name, event);
    return event.defaultPrevented;
  }
}

export const app = new App();

function readManifest(entry: string): { name: string; version: string } {
  for (let directory = dirname(entry); ; directory = dirname(directory)) {
    try {
      return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
    } catch (error) {
      if (directory === dirname(directory)) throw error;
    }
  }
}
