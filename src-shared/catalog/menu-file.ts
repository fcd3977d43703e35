import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { MAX_IMPORT_BYTES } from './menu-import.ts';

/**
 * A menu file's bytes as text: UTF-8 or UTF-16 by its byte order mark, UTF-8 where it is valid, else windows-1252, which
 * is what spreadsheets on older Windows write. Refuses `file-too-large` and `file-not-a-menu`; spec [I1], [I2].
 */
export function decodeMenuFile(bytes: Uint8Array): Result<string, Refusal> {
  if (bytes.length > MAX_IMPORT_BYTES) return err(menuFileTooLarge());
  const text = decode(bytes);
  const problem = whyNotAMenu(text);
  return problem === null ? ok(text) : err(refuse('file-not-a-menu', { problem }));
}

export const menuFileTooLarge = (): Refusal => refuse('file-too-large', { most: MAX_IMPORT_BYTES / 1024 / 1024 });

/** What the text is instead of a table, in words, or null when it may be one; spec [I2]. */
export function whyNotAMenu(text: string): string | null {
  const start = text.slice(0, 1_024).trimStart();
  if (start === '' && text.trim() === '') return 'it is empty';
  for (const [signature, problem] of signatures) if (start.startsWith(signature)) return problem;
  return text.includes('\0') ? 'it holds binary data, not text' : null;
}

const EXPORT = 'Export the menu as CSV';

/** How a file that is no table begins, read as UTF-8 or as windows-1252. */
const signatures: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'it is a workbook or an archive. Open it in a spreadsheet and save the menu as CSV'],
  ['ÐÏ\u0011à', 'it is an old workbook. Open it in a spreadsheet and save the menu as CSV'],
  ['%PDF', `it is a PDF. ${EXPORT}`],
  ['{\\rtf', `it is a text document. ${EXPORT}`],
  ['\u001f‹', 'it is a compressed file. Unpack it first'],
  ['‰PNG', `it is a picture. ${EXPORT}`],
  ['ÿØÿ', `it is a picture. ${EXPORT}`],
  ['GIF8', `it is a picture. ${EXPORT}`],
  ['<', `it is a web page or XML. ${EXPORT}`],
  ['{', `it is JSON. ${EXPORT}`],
  ['[', `it is JSON. ${EXPORT}`],
];

function decode(bytes: Uint8Array): string {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
