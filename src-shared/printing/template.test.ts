import { describe, expect, it } from 'vitest';
import { fillTemplate, TEMPLATE_NAMES, templateProblem } from './template.ts';

const VALUES = {
  ...{ shop: 'Fish & <Chips>', orderNumber: 'A-042', receiptNumber: 'A-000123' },
  ...{ date: '21 Nov 2025', time: '15:05', total: '€13.90' },
};

describe('a template', () => {
  it('[P90] is filled in with every name there is, and escapes nothing', () => {
    for (const name of TEMPLATE_NAMES)
      expect(fillTemplate(`<{{${name}}}>{{ ${name} }}`, VALUES)).toContain(VALUES[name]);
    expect(fillTemplate('{{shop}}: {{total}}\n{{shop}}', VALUES)).toBe('Fish & <Chips>: €13.90\nFish & <Chips>');
    expect(fillTemplate('{{orderNumber}}', { ...VALUES, orderNumber: '{{total}}' })).toBe('{{total}}');
  });

  it('[P90] holds single braces and closing ones as they are', () => {
    for (const text of ['', 'a {b} c', '}} {', '{ {shop} }']) {
      expect(templateProblem(text)).toBeNull();
      expect(fillTemplate(text, VALUES)).toBe(text);
    }
  });

  it.each([
    ['Thanks\n{{nme}}!', { problem: 'unknown-name', line: 2, at: '{{nme}}' }],
    ['{{}}', { problem: 'unknown-name', line: 1, at: '{{}}' }],
    ['{{toString}}', { problem: 'unknown-name', line: 1, at: '{{toString}}' }],
    ['{{{shop}}}', { problem: 'unknown-name', line: 1, at: '{{{shop}}' }],
    ['{{#shop}}x{{/shop}}', { problem: 'unknown-name', line: 1, at: '{{#shop}}' }],
    ['a\nb\n{{shop', { problem: 'unclosed', line: 3, at: '{{shop' }],
    ['{{shop {{total}}', { problem: 'unclosed', line: 1, at: '{{shop {{total}}' }],
    ['{{shop}\n}', { problem: 'unclosed', line: 1, at: '{{shop}' }],
  ] as const)('[P90] that says %j is none, and it is said where; [P91] it is printed as it stands', (text, wrong) => {
    expect(templateProblem(text)).toEqual(wrong);
    expect(fillTemplate(text, VALUES)).toBe(text);
  });
});
