import { describe, expect, it } from 'vitest';
import { decodeMenuFile } from './menu-file.ts';
import { MAX_IMPORT_BYTES } from './menu-import.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const MENU = 'name,price\nCafé,"2,60 €"\n';

describe('decoding a menu file', () => {
  it.each([
    ['UTF-8', bytes(MENU)],
    ['UTF-8 with a byte order mark', bytes(`\ufeff${MENU}`)],
    ['UTF-16 little end first', bytes(`\ufeff${MENU}`, 'utf16le')],
    ['UTF-16 big end first', new Uint8Array(Buffer.from(`\ufeff${MENU}`, 'utf16le').swap16())],
    ['UTF-16 without a mark', bytes(MENU, 'utf16le')],
    [
      'windows-1252',
      new Uint8Array([...Buffer.from('name,price\nCaf\u00e9,"2,60 ', 'latin1'), 0x80, ...Buffer.from('"\n')]),
    ],
  ])('[I1] reads %s', (_, file) => {
    expect(decodeMenuFile(file)).toEqual({ ok: true, value: MENU });
  });

  it('[I1] refuses a file that is too large', () => {
    const refused = decodeMenuFile(new Uint8Array(MAX_IMPORT_BYTES + 1));
    expect(refused).toMatchObject({ ok: false, error: { code: 'file-too-large', data: { most: 20 } } });
  });

  it.each([
    ['nothing', bytes(''), 'empty'],
    ['only blanks', bytes(' \r\n\t\r\n'), 'empty'],
    ['a workbook', bytes('PK\u0003\u0004\u0014\u0000\u0006\u0000[Content_Types].xml'), 'save the menu as CSV'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old workbook'],
    ['a PDF', bytes('%PDF-1.7\n%âãÏÓ'), 'a PDF'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'a picture'],
    ['an archive', new Uint8Array([0x1f, 0x8b, 0x08, 0x00]), 'compressed'],
    ['a web page', bytes('\n<!doctype html><html></html>'), 'web page'],
    ['JSON', bytes('{"items":[]}'), 'JSON'],
    ['a rich text', bytes('{\\rtf1\\ansi'), 'text document'],
    ['binary data', bytes('name,price\u0000\u0001\u0002'), 'binary'],
  ])('[I2] refuses %s and says what it is', (_, file, words) => {
    const refused = decodeMenuFile(file);
    expect(refused).toMatchObject({ ok: false, error: { code: 'file-not-a-menu' } });
    expect(refused.ok ? '' : refused.error.message).toContain(words);
  });
});
