import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asMinor, asQuantity, asRate } from '#shared/money/minor.ts';
import { AFTERNOON, anyContent, RECEIPT, TICKET } from '#support/paper.ts';
import type { Ticket, TicketKind, TicketLine } from '../kitchen/ticket.ts';
import { language } from '../language/language.ts';
import { LARGE, type Paper, type PaperRow } from './paper.ts';
import { ENGLISH } from './paper-labels.ts';
import { labelsIn } from './paper-labels-in.ts';
import { layoutPaper } from './paper-layout.ts';
import { plainText } from './paper-plain.ts';
import { quantityText } from './paper-quantity.ts';
import { layoutReceipt } from './paper-receipt.ts';
import { cellsOf } from './paper-text.ts';
import { layoutTicket } from './paper-ticket.ts';
import type { Receipt } from './receipt.ts';

const WIDE = { columns: 48, reprint: false, locale: 'en', timeZone: 'Europe/Berlin', labels: ENGLISH };
const RECEIPTS = { ...WIDE, opensDrawer: false };

const rowWith = (paper: Paper, text: string): Extract<PaperRow, { kind: 'text' }> => {
  const row = paper.rows.find((one) => one.kind === 'text' && one.text.includes(text));
  if (row?.kind !== 'text') throw new Error(`no row says ${text}`);
  return row;
};

describe('a kitchen ticket', () => {
  it('[P1][P5][P6][P7] reads like this on 80 mm', () => {
    expect(plainText(layoutTicket(TICKET, WIDE))).toMatchInlineSnapshot(`
      "Grill              15:05
         A-042
      ════════════════════════════════════════════════
      2 × Cheeseburger
         Medium rare
         2 × Bacon
         ┌────────────┐
         │ no onions, │
         │ allergic   │
         └────────────┘
      ────────────────────────────────────────────────
      CHANGED
      3 × (was 2) Fries
      ────────────────────────────────────────────────
      VOID 1 × Crème brûlée
         Vanilla
      ────────────────────────────────────────────────
      0.250 × Ham
      ════════════════════════════════════════════════"
    `);
  });

  it('[P5] prints the order number four times as large, or as large as it fits', () => {
    expect(rowWith(layoutTicket(TICKET, WIDE), 'A-042').size).toEqual({ width: 4, height: 4 });
    const long = { ...TICKET, orderNumber: 'AB-1234567' };
    expect(rowWith(layoutTicket(long, { ...WIDE, columns: 32 }), 'AB-1234567').size).toEqual({ width: 3, height: 3 });
  });

  it('[P6] prints items large, and tall where the paper is narrow', () => {
    expect(rowWith(layoutTicket(TICKET, WIDE), 'Ham').size).toEqual(LARGE);
    expect(rowWith(layoutTicket(TICKET, { ...WIDE, columns: 32 }), 'Ham').size).toEqual({ width: 1, height: 2 });
  });

  it('[P7] prints every row of a void, and none of any other line, as a dark bar', () => {
    const name = 'Crème brûlée of the house with a very long name';
    const paper = layoutTicket(
      {
        ...TICKET,
        lines: TICKET.lines.map((line) => (line.kind === 'void' ? { ...line, name } : line)),
      },
      WIDE,
    );
    const dark = paper.rows.filter((row) => row.kind === 'text' && row.inverse);
    expect(dark.map((row) => (row.kind === 'text' ? row.text.trim() : ''))).toEqual([
      'VOID 1 × Crème brûlée of',
      'the house with a very',
      'long name',
      'Vanilla',
    ]);
  });

  it('[P7] says what a change was before only where the quantity changed', () => {
    const same = { ...TICKET, lines: TICKET.lines.map((line) => ({ ...line, was: line.quantity })) };
    expect(plainText(layoutTicket(same, WIDE))).toMatch(/CHANGED\n3 × Fries/);
  });

  it('[K7][K9][K11][K12] says what is left out, shouts what nobody may eat, and names the other stations', () => {
    const [first] = TICKET.lines;
    if (!first) throw new Error('no line');
    const line: TicketLine = {
      ...first,
      modifiers: [
        { name: 'Bacon', count: 2 },
        { name: 'Onions', count: 1, kind: 'remove' },
        { name: 'Nuts $& {{name}}', count: 1, kind: 'allergy' },
      ],
      note: null,
      alsoAt: ['Fry', 'Salad'],
    };
    const paper = layoutTicket({ ...TICKET, lines: [line] }, WIDE);
    expect(rowWith(paper, 'NO Onions')).toMatchObject({ inverse: false, bold: true });
    const dark = paper.rows.filter((row) => row.kind === 'text' && row.inverse);
    expect(dark).toMatchObject([{ text: expect.stringContaining('!! ALLERGY: Nuts $& {{name}} !!') }]);
    expect(plainText(paper)).toContain('ALSO AT: FRY, SALAD');
    const { alsoAt: _, ...rest } = line;
    const pass = layoutTicket({ ...TICKET, lines: [{ ...rest, madeAt: ['Grill'] }] }, WIDE);
    expect(plainText(pass)).toMatch(/ AT: GRILL/);
  });

  it('[K13] says what it is at its head in a dark bar, and nothing on a first one', () => {
    const [food] = TICKET.lines;
    const head = (kind: TicketKind) => plainText(layoutTicket({ ...TICKET, kind }, WIDE)).split('\n');
    expect(head('new')[0]).toMatch(/^Grill/);
    expect(head('added')[0]).toMatch(/^ +ADDED$/);
    expect(head('void')[0]).toMatch(/^ +VOID$/);
    expect(rowWith(layoutTicket({ ...TICKET, kind: 'added' }, WIDE), 'ADDED').inverse).toBe(true);
    const mixed = plainText(layoutTicket({ ...TICKET, kind: 'changed' }, WIDE));
    expect(mixed).toMatch(/ADDED\n2 × Cheeseburger[\s\S]*CHANGED\n3 × \(was 2\) Fries[\s\S]*VOID 1 × Crème/);
    const rush: Ticket = { ...TICKET, kind: 'rush', lines: food ? [{ ...food, kind: 'told' }] : [] };
    expect(plainText(layoutTicket(rush, WIDE))).toMatch(
      /^ +RUSH\n +Already sent: nothing new\n[\s\S]*\n2 × Cheeseburger/,
    );
  });

  it('[K15][K16] says which of several it is', () => {
    const text = plainText(layoutTicket({ ...TICKET, part: { number: 2, of: 3 }, copy: { number: 2, of: 2 } }, WIDE));
    expect(text).toMatch(/A-042\n +Item 2 of 3\n +Copy 2 of 2\n═/);
  });

  it('[K17] prints items as large as their station wants, and notes only where it wants them', () => {
    const sizeOf = (itemSize: 'normal' | 'large' | 'huge', columns: number) =>
      rowWith(layoutTicket({ ...TICKET, looks: { itemSize, printsNotes: true } }, { ...WIDE, columns }), 'Ham').size;
    const sizes = [48, 32].map((columns) =>
      (['normal', 'large', 'huge'] as const).map((itemSize) => Object.values(sizeOf(itemSize, columns)).join('×')),
    );
    expect(sizes).toEqual([
      ['1×2', '2×2', '3×3'],
      ['1×2', '1×2', '2×2'],
    ]);
    const silent = layoutTicket({ ...TICKET, looks: { itemSize: 'large', printsNotes: false } }, WIDE);
    expect(plainText(silent)).not.toContain('no onions');
    expect(plainText(silent)).toContain('Medium rare');
  });

  it('[P8] bears REPRINT at its head and foot when it may have come out before', () => {
    expect(plainText(layoutTicket(TICKET, WIDE))).not.toContain('REPRINT');
    const paper = layoutTicket(TICKET, { ...WIDE, reprint: true });
    const bars = paper.rows.filter((row) => row.kind === 'text' && row.inverse && row.text === 'REPRINT');
    expect(bars).toHaveLength(2);
    expect(paper.rows[0]).toBe(bars[0]);
  });
});

describe('a receipt', () => {
  it('[P1][P10][P11] reads like this on 80 mm', () => {
    expect(plainText(layoutReceipt(RECEIPT, RECEIPTS))).toMatchInlineSnapshot(`
      "     Café Morgenrot
                      Lange Straße 12
                        10115 Berlin

      Order A-042                  Nov 21, 2025, 15:05
      Receipt A-000123
      ────────────────────────────────────────────────
      2 × Flat white                             €8.40
          Oat milk (€0.40)
          Syrup (2 × €0.25)
          2 × Sugar
          extra hot
      1 × Cheese toast                           €6.50
      ────────────────────────────────────────────────
      Subtotal                                  €14.90
      Discount                                  -€1.00
      TOTAL             €13.90
      Cash                                      €20.00
      Change                                     €6.10

                                            Net    Tax
      VAT 7 %                             €5.60  €0.39
      VAT 19%                             €6.65  €1.26

                         Thank you."
    `);
  });

  it('[P10][P11] shows taxes on top of prices above the total, and their column adds up', () => {
    const receipt: Receipt = {
      ...RECEIPT,
      currency: 'USD',
      taxes: [
        { name: 'Sales tax', rate: asRate(88_750), inclusive: false, base: asMinor(1_390), amount: asMinor(123) },
      ],
      total: asMinor(1_513),
    };
    const text = plainText(layoutReceipt(receipt, RECEIPTS));
    expect(text).toMatch(/Subtotal +\$14\.90\nDiscount +-\$1\.00\nSales tax 8\.875% +\$1\.23\nTOTAL +\$15\.13/);
    expect(1_490 - 100 + 123).toBe(1_513);
  });

  it('[M11][M12][M13] shows comps, the service charge and an exemption, and its column adds up', () => {
    const receipt: Receipt = {
      ...RECEIPT,
      ...{ discount: asMinor(750), comps: asMinor(650), taxes: [], total: asMinor(738) },
      serviceCharge: { name: 'Service', amount: asMinor(93) },
      exemption: { reference: 'EX-7', amount: asMinor(95) },
    };
    expect(plainText(layoutReceipt(receipt, RECEIPTS))).toMatch(
      /Subtotal +€14\.90\nDiscount +-€1\.00\nComp +-€6\.50\nService +€0\.93\nTax exempt EX-7 +-€0\.95\nTOTAL +€7\.38/,
    );
    expect(1_490 - 100 - 650 + 93 - 95).toBe(738);
  });

  it('[K11] says what was left out', () => {
    const lines = RECEIPT.lines.map((line) => ({
      ...line,
      modifiers: [{ name: 'Onions', count: 1, price: asMinor(0), kind: 'remove' as const }],
    }));
    expect(plainText(layoutReceipt({ ...RECEIPT, lines }, RECEIPTS))).toContain('    No Onions');
  });

  it('[P10] leaves out what there is not', () => {
    const bare: Receipt = {
      ...RECEIPT,
      shop: { name: 'Kiosk', header: '', footer: '' },
      discount: asMinor(0),
      taxes: [],
      payments: [{ tender: 'cash', amount: asMinor(1_490), tendered: asMinor(1_490), change: asMinor(0) }],
    };
    expect(plainText(layoutReceipt(bare, RECEIPTS))).not.toMatch(/Subtotal|Discount|Change|Net/);
  });

  it('[PY8] shows tips, what cash was rounded by and every tender, so that the column adds up', () => {
    const payments: Receipt['payments'] = [
      { tender: 'external', amount: asMinor(900), tendered: asMinor(990), change: asMinor(0), tip: asMinor(90) },
      { tender: 'cash', amount: asMinor(490), tendered: asMinor(1_000), change: asMinor(520), rounding: asMinor(-10) },
    ];
    const [first, second] = payments;
    const referred = [
      { ...first, reference: 'T-17' } as (typeof payments)[number],
      second as (typeof payments)[number],
    ];
    expect(plainText(layoutReceipt({ ...RECEIPT, payments: referred }, RECEIPTS))).toMatch(
      /TOTAL +€13\.90\nTip +€0\.90\nCash rounding +-€0\.10\nOther terminal T-17 +€9\.90\nCash +€10\.00\nChange +€5\.20/,
    );
    expect(1_390 + 90 - 10).toBe(990 + 1_000 - 520);
  });

  it.each(language.options)(
    '[P97] says how and where the guest took the order and who served them, in %s',
    (spoken) => {
      const labels = labelsIn(spoken);
      const look = { ...RECEIPTS, labels };
      const unmarked = (text: string) => text.replace(/\p{Cf}/gu, '');
      const head = (more: object) => unmarked(plainText(layoutReceipt({ ...RECEIPT, ...more }, look))).split('\n');
      const [place, servedBy] = [
        labels.atTable.replace('{{names}}', '4 + 5'),
        labels.servedBy.replace('{{name}}', 'Mia'),
      ];
      const known = head({ type: 'dine-in', tables: ['4', '5'], server: 'Mia' });
      const at = known.indexOf(labels.orderTypes['dine-in']);
      expect(at).toBeGreaterThan(0);
      expect([known[at + 1]?.startsWith(`${place} `), known[at + 1]?.endsWith(` ${servedBy}`)]).toEqual([true, true]);
      expect(head({ type: 'delivery' })).toContain(labels.orderTypes.delivery);
      expect(head({ server: 'Mia' })).toContain(servedBy);
    },
  );

  it('[P12] opens the drawer first for cash where the printer has one, never for a reprint', () => {
    const kinds = (paper: Paper) => paper.rows.map((row) => row.kind);
    expect(kinds(layoutReceipt(RECEIPT, { ...RECEIPTS, opensDrawer: true }))[0]).toBe('pulse');
    expect(kinds(layoutReceipt(RECEIPT, RECEIPTS))).not.toContain('pulse');
    expect(kinds(layoutReceipt(RECEIPT, { ...RECEIPTS, opensDrawer: true, reprint: true }))).not.toContain('pulse');
    expect(kinds(layoutReceipt({ ...RECEIPT, payments: [] }, { ...RECEIPTS, opensDrawer: true }))).not.toContain(
      'pulse',
    );
  });
});

describe('any slip', () => {
  const anyColumns = fc.constantFrom(32, 42, 48);
  const options = (columns: number, reprint: boolean) => ({ ...WIDE, columns, reprint, opensDrawer: true });

  it('[P3] has no row wider than its paper and [P2] no control character, whatever it says', () => {
    fc.assert(
      fc.property(
        anyContent(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
        anyContent(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })),
        anyColumns,
        fc.boolean(),
        (one, other, columns, reprint) => {
          for (const content of [one, other]) {
            for (const row of layoutPaper(content, options(columns, reprint)).rows) {
              const text = row.kind === 'text' ? row.text : row.kind === 'pair' ? row.start + row.end : '';
              const width = row.kind === 'text' || row.kind === 'pair' ? row.size.width : 1;
              expect(cellsOf(text) * width).toBeLessThanOrEqual(columns);
              expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
            }
          }
        },
      ),
      { seed: 43, numRuns: 150 },
    );
  });

  it('[TR5] says TRAINING at both ends of whatever is printed in training, and opens no drawer', () => {
    fc.assert(
      fc.property(anyContent(fc.constantFrom('a', ' ', '\n')), anyColumns, (content, columns) => {
        const plain = layoutPaper(content, { ...options(columns, false), opensDrawer: true, buzzes: true }).rows;
        const { rows } = layoutPaper(content, {
          ...{ ...options(columns, false), opensDrawer: true, buzzes: true },
          isTraining: true,
        });
        const isMark = (row: (typeof rows)[number]) =>
          row.kind === 'text' && row.inverse && row.text.includes('TRAINING');
        expect([rows.findIndex(isMark), rows.findLastIndex(isMark)]).toEqual([0, rows.length - 2]);
        expect(rows.some(({ kind }) => kind === 'pulse' || kind === 'buzzer')).toBe(false);
        expect(rows.filter((row) => !isMark(row))).toEqual(
          plain.filter(({ kind }) => kind !== 'pulse' && kind !== 'buzzer'),
        );
      }),
      { seed: 45, numRuns: 50 },
    );
  });

  it('[P9] ends with its only cut', () => {
    fc.assert(
      fc.property(anyContent(fc.constantFrom('a', ' ', '\n')), anyColumns, (content, columns) => {
        const cuts = layoutPaper(content, options(columns, false)).rows.map((row) => row.kind === 'cut');
        expect(cuts.lastIndexOf(true)).toBe(cuts.length - 1);
        expect(cuts.indexOf(true)).toBe(cuts.length - 1);
      }),
      { seed: 44, numRuns: 50 },
    );
  });
});

it('[P4] prints whole pieces as whole numbers and the rest to the thousandth', () => {
  expect(quantityText(asQuantity(2_000), 'en')).toBe('2');
  expect(quantityText(asQuantity(1_250_000), 'en')).toBe('1250');
  expect(quantityText(asQuantity(250), 'en')).toBe('0.250');
  expect(quantityText(asQuantity(1_500), 'de')).toBe('1,500');
});

it('[P5] prints the time that the clock in the shop shows', () => {
  const at = (timeZone: string) =>
    plainText(layoutTicket({ ...TICKET, at: AFTERNOON }, { ...WIDE, timeZone })).split('\n')[0];
  expect(at('Europe/Berlin')).toMatch(/15:05$/);
  expect(at('America/New_York')).toMatch(/09:05$/);
});
