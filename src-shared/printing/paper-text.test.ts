import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, charactersOf, cleanLine, cleanLines, wrap } from './paper-text.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 120 });

describe('text on paper', () => {
  it('[P2] lets no control character or invisible mark through', () => {
    expect(cleanLine('Latte\u001b@\u0007\u200b\u202e!')).toBe('Latte@!');
    expect(cleanLine('a\u00a0b\u202fc\td')).toBe('a b c d');
    expect(cleanLine('cafe\u0301 \ufb01n')).toBe('café fin');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanLine(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
      { seed: 41, numRuns: 200 },
    );
  });

  it('[P2] splits lines and drops the empty ones at both ends', () => {
    expect(cleanLines('\n\nStreet 1\r\n\nCity\n \n')).toEqual(['Street 1', '', 'City']);
    expect(cleanLines(' \n')).toEqual([]);
  });

  it('[P3] counts two cells for ideographs and emoji, one for a letter with its accents', () => {
    expect(cellsOf('abc')).toBe(3);
    expect(cellsOf('火锅')).toBe(4);
    expect(cellsOf('👩‍🍳')).toBe(2);
    expect(cellsOf('x\u0323\u0302')).toBe(1);
    expect(cellsOf('│ café │')).toBe(8);
    expect([cellsOf('ｶﾞｰ'), cellsOf('ｶﾞｰ 火')]).toEqual([3, 6]);
  });

  it('[P3] folds at spaces, and anywhere within a word that is too long', () => {
    expect(wrap('two flat whites', 8)).toEqual(['two flat', 'whites']);
    expect(wrap('2 × Rindfleischetikettierung', 12, 2)).toEqual(['2 ×', '  Rindfleisc', '  hetikettie', '  rung']);
    expect(wrap('', 8)).toEqual(['']);
  });

  it('[P3] never folds a line wider than the paper and never loses a character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 8, max: 48 }), fc.integer({ min: 0, max: 6 }), (raw, columns, hang) => {
        const text = cleanLine(raw);
        const lines = wrap(text, columns, hang);
        for (const line of lines) expect(cellsOf(line)).toBeLessThanOrEqual(columns);
        const letters = (of: string) =>
          charactersOf(of)
            .filter((one) => one !== ' ')
            .join('');
        expect(letters(lines.join(' '))).toBe(letters(text));
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});
