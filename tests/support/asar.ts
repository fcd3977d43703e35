import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a directory of an asar's header holds; a file is inside at `offset`, or outside when it is `unpacked`. */
interface Node {
  readonly files?: Readonly<Record<string, Node>>;
  readonly size?: number;
  readonly offset?: string;
  readonly unpacked?: boolean;
}

export interface AsarFile {
  readonly path: string;
  readonly isOutside: boolean;
  read(): Buffer;
}

/**
 * The files of an asar, read by hand: a length, a JSON header, then the files one after another. What is outside lies
 * in the directory of the same name with `.unpacked`.
 */
export function readAsar(archive: string): AsarFile[] {
  const bytes = readFileSync(archive);
  const headerSize = bytes.readUInt32LE(4);
  const header: Node = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8'));
  const firstFile = 8 + headerSize;

  function filesOf(node: Node, path: string): AsarFile[] {
    if (node.files) {
      return Object.entries(node.files).flatMap(([name, child]) => filesOf(child, path ? `${path}/${name}` : name));
    }
    const isOutside = node.unpacked === true;
    const from = firstFile + Number(node.offset);
    const read = () =>
      isOutside ? readFileSync(join(`${archive}.unpacked`, path)) : bytes.subarray(from, from + (node.size ?? 0));
    return [{ path, isOutside, read }];
  }
  return filesOf(header, '');
}

/** Lays the files out in a directory, as Electron shows an asar to the programs inside it. */
export function extractAsar(archive: string, directory: string): void {
  for (const { path, read } of readAsar(archive)) {
    const target = join(directory, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, read());
  }
}
