import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { createLine, LineBroken, type PrinterLine, type WiredLine } from './printer-line.ts';

/**
 * Opens the file of a USB or serial device, for reading too where it lets anybody read. Nothing on it waits: a device that
 * takes no more bytes is asked again a moment later, so that a stalled printer holds up no other work. Throws `LineBroken`
 * with what is wrong; spec [P66].
 */
export async function openDeviceLine(path: string, signal: AbortSignal): Promise<PrinterLine> {
  const device = await openDevice(path);
  let isOpen = true;
  let sending: Promise<void> = Promise.resolve();
  const line: WiredLine = createLine(
    {
      write(bytes, taken) {
        sending = sending.then(() => writeAll(device, bytes, () => isOpen)).then(() => taken());
        sending.catch(lose);
      },
      end: () => void sending.then(line.closed).catch(lose),
      destroy() {
        isOpen = false;
        device.close().catch(() => {});
      },
    },
    signal,
  );
  const lose = (error: NodeJS.ErrnoException): void => line.breakWith('offline', wordsFor(error));
  readOn(device, line.heard, () => isOpen).catch(lose);
  line.opened();
  return line;
}

async function openDevice(path: string): Promise<FileHandle> {
  try {
    const about = await stat(path);
    if (about.isFile() || about.isDirectory()) throw new LineBroken('no-device', 'this is no device');
    // A pipe that is opened for both gives back what is written to it.
    const both = about.isFIFO() ? constants.O_WRONLY : constants.O_RDWR;
    const quietly = (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);
    return await open(path, both | quietly).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EACCES') throw error;
      return open(path, constants.O_WRONLY | quietly);
    });
  } catch (error) {
    throw error instanceof LineBroken ? error : brokenBy(error as NodeJS.ErrnoException);
  }
}

async function writeAll(device: FileHandle, bytes: Uint8Array, isOpen: () => boolean): Promise<void> {
  for (let at = 0; at < bytes.length && isOpen(); ) {
    const { bytesWritten } = await unlessBusy(device.write(bytes, at), { bytesWritten: 0 });
    at += bytesWritten;
    if (bytesWritten === 0) await after(BETWEEN_TRIES_MS, null, { ref: false });
  }
}

async function readOn(device: FileHandle, heard: (bytes: Uint8Array) => void, isOpen: () => boolean): Promise<void> {
  const buffer = Buffer.alloc(256);
  while (isOpen()) {
    const { bytesRead } = await unlessBusy(device.read(buffer, 0, buffer.length), { bytesRead: 0 });
    if (bytesRead > 0) heard(Uint8Array.from(buffer.subarray(0, bytesRead)));
    else await after(BETWEEN_TRIES_MS, null, { ref: false });
  }
}

/** Small beside the time that paper takes, and long enough that nobody notices the asking. */
const BETWEEN_TRIES_MS = 10;

/** A device that has nothing to say, or lets nobody read, is not broken. */
const unlessBusy = <T, I>(work: Promise<T>, instead: I): Promise<T | I> =>
  work.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EAGAIN' || error.code === 'EBADF') return instead;
    throw error;
  });

function brokenBy(error: NodeJS.ErrnoException): LineBroken {
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new LineBroken('no-rights', 'the till has no right to use this device');
    case 'EBUSY':
      return new LineBroken('in-use', 'another program is using this device');
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
      return new LineBroken('no-device', 'there is no such device; is it switched on and connected?');
    default:
      return new LineBroken('offline', wordsFor(error));
  }
}

const wordsFor = (error: NodeJS.ErrnoException): string => `the device failed (${error.code ?? error.message})`;
