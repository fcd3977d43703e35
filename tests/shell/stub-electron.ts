import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Marks the place in Electron's program where its fuses are; read by @electron/fuses. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;
/** Electron's own defaults, RunAsNode first; the last one is a fuse that is newer than the tool. */
const FACTORY_FUSES = '101100011';

/** The least that electron-builder takes for an unpacked Linux Electron. Its program only carries fuses. */
export function writeStubElectron(directory: string): void {
  for (const folder of ['locales', 'resources']) mkdirSync(join(directory, folder), { recursive: true });
  writeFileSync(join(directory, 'locales/en-US.pak'), '');
  writeFileSync(join(directory, 'LICENSE'), 'stands in for Electron’s licence');
  const wire = Buffer.from([WIRE_VERSION, FACTORY_FUSES.length]);
  const program = join(directory, 'electron');
  writeFileSync(program, Buffer.concat([Buffer.from(`no program ${SENTINEL}`), wire, Buffer.from(FACTORY_FUSES)]));
  chmodSync(program, 0o755);
}
