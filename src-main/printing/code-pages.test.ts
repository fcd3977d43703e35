import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '#shared/printing/paper-text.ts';
import { codePages, encodeText, isOnPage, pagesOf, sampleLetters } from './code-pages.ts';

const bytesOf = (text: string): number[] => encodeText(text, null).flatMap((run) => [...run.bytes]);
const pagesIn = (text: string): (number | null)[] => encodeText(text, null).map((run) => run.page);

describe('code pages', () => {
  it('[P13] are the tables of the printer library, character by character', () => {
    for (const { name, number, characters } of codePages) {
      expect(characters).toHaveLength(128);
      // The library can select this page and not write on it.
      if (name === 'KATAKANA') continue;
      [...characters].forEach((character, at) => {
        if (character === ' ') return;
        const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: 'tcp://127.0.0.1' });
        printer.setCharacterSet(name);
        printer.append(character);
        expect([...printer.getBuffer()], `${character} in ${name}`).toEqual([0x1b, 0x74, number, 0x80 + at]);
      });
    }
  });

  it('[P13] hold narrow katakana where Japanese printers do', () => {
    const [page] = encodeText('ｱｲｽ', null);
    expect(page).toEqual({ page: 1, bytes: [0xb1, 0xb2, 0xbd] });
    const { characters = '' } = codePages.find(({ number }) => number === 1) ?? {};
    const standard = new TextDecoder('shift_jis').decode(Uint8Array.from({ length: 63 }, (_, at) => 0xa1 + at));
    expect(characters.slice(0xa1 - 0x80, 0xe0 - 0x80)).toBe(standard);
    expect(characters.replaceAll(' ', '')).toBe(standard);
    expect(bytesOf('ｶﾞ')).toHaveLength(cellsOf('ｶﾞ'));
    expect(bytesOf('ｶﾞ 火')).toHaveLength(cellsOf('ｶﾞ 火'));
  });

  it('[P13] stay as long as they can, and change only where they must', () => {
    expect(encodeText('plain', null)).toEqual([{ page: null, bytes: [...Buffer.from('plain')] }]);
    expect(pagesIn('2 × Café')).toEqual([null, 19]);
    expect(pagesIn('Crème 5 € ящик')).toEqual([null, 0, 19, 17]);
    expect(encodeText('é', 16)).toEqual([{ page: 16, bytes: [0xe9] }]);
  });

  it('[P13] print what they lack without its accents, else as a question mark for each cell', () => {
    const text = (of: string) => String.fromCharCode(...bytesOf(of));
    expect(text('Phở')).toBe('Pho');
    expect(text('ș')).toBe('s');
    expect(text('火锅 🌶️')).toBe('???? ??');
    expect(text('سلام')).toBe('????');
    for (const one of ['火', '🌶️', '👩‍🍳', 'ﬀ', 'Ａ', 'ẍ', '½']) expect(bytesOf(one)).toHaveLength(cellsOf(one));
  });

  it('[P95] are one alone for a printer that knows no other', () => {
    const alone = pagesOf('PC866');
    expect(encodeText('Crème ящик ═', null, alone)).toEqual([
      { page: null, bytes: [...Buffer.from('Creme ')] },
      { page: 17, bytes: [0xef, 0xe9, 0xa8, 0xaa, 0x20, 0xcd] },
    ]);
    expect(['é', 'я'].map((one) => isOnPage(one, alone))).toEqual([false, true]);
    expect(sampleLetters(alone).map(({ name }) => name)).toEqual(['PC866']);
    expect(sampleLetters().map(({ name }) => name)).toEqual(codePages.map(({ setting }) => setting));
  });

  it('[P2] hold no control character', () => {
    for (const { characters } of codePages) expect(characters).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
