import { afterEach, beforeEach, expect, it } from 'vitest';
import { readStamped, writeStamped } from '#main/catalog/records.ts';
import { applyChange, type SettingsChange } from '#shared/journal/records.ts';
import { logoOfPicture } from '#shared/printing/logo.ts';
import { newId, openDay, openEngine, openOrder, settle, type TestEngine, tempDirectory } from '#support/engine.ts';
import type { Slip } from '#support/escpos-text.ts';
import { textOf } from '#support/escpos-text.ts';
import { MENU } from '#support/orders.ts';
import { startTcpPrinter, type TcpPrinter } from '#support/tcp-printer.ts';

type ShopEdit = Extract<SettingsChange, { noun: 'shop' }>['set'];

let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;
let printer: TcpPrinter;

beforeEach(async () => {
  directory = tempDirectory();
  printer = await startTcpPrinter();
  till = openEngine(directory.path);
  await openDay(till);
  const { printers } = (await till.client.till.state()).settings;
  const bar = printers.find(({ printsReceipts }) => printsReceipts);
  await change({ noun: 'printer', id: bar?.id ?? '', set: { address: printer.address, stationIds: [] } });
});
afterEach(async () => {
  await till.close();
  await printer.close();
  directory.remove();
});

const change = (one: { noun: string; id: string; set: object }) =>
  till.client.settings.change({ commandId: newId(), changes: [one as never] });
const changeShop = (set: ShopEdit) => change({ noun: 'shop', id: till.engine.till.device.shop, set });
const rowsOf = (slip: Slip | undefined) =>
  textOf(slip)
    .split('\n')
    .map((row) => row.trim());

/** Sells one thing; answers the receipt and its number. */
async function sell() {
  const before = printer.slips().length;
  const { order } = await settle(till, await openOrder(till, MENU.items[0]?.id ?? ''), 100_000);
  await printer.until(() => printer.slips().filter(({ cut }) => cut).length > before);
  if (order.status.state !== 'completed') throw new Error('the order was not settled');
  return { slip: printer.slips()[before], order, number: order.status.receiptNumber };
}

it('[P90] [P92] [P93] a receipt bears the shop’s logo, its texts filled in, and a code', async () => {
  const picture = { width: 40, height: 9, bits: Uint8Array.from({ length: 45 }, (_, at) => at) };
  await changeShop({
    ...{ receiptLogo: logoOfPicture(picture), receiptHeader: 'Order {{orderNumber}}\nat {{ shop }}' },
    ...{ receiptFooter: 'Paid {{total}} & <thanks>', receiptCode: 'barcode' },
  });
  const { slip, order, number } = await sell();
  expect(slip?.lines[0]?.picture).toEqual(picture);
  expect(rowsOf(slip)).toContain(`Order ${order.number}`);
  expect(rowsOf(slip)).toContain('at Corner Café');
  expect(rowsOf(slip)?.some((row) => /^Paid €[\d.]+ & <thanks>$/.test(row))).toBe(true);
  expect(slip?.lines.flatMap(({ code }) => code ?? [])).toMatchObject([{ kind: 'barcode', data: number }]);
  await changeShop({ receiptCode: 'qr', receiptCodeText: 'https://shop.example/?r={{receiptNumber}}' });
  const next = await sell();
  expect(next.slip?.lines.flatMap(({ code }) => code ?? [])).toMatchObject([
    { kind: 'qr', data: `https://shop.example/?r=${next.number}` },
  ]);
});

it('[P90] a template that cannot be filled in is refused, and it is said where', async () => {
  await expect(changeShop({ receiptFooter: 'Thanks\n{{nme}}' })).rejects.toMatchObject({
    data: {
      code: 'template-unknown-name',
      data: { field: 'receiptFooter', line: 2, at: '{{nme}}' },
      message: expect.stringContaining('Line 2 of receiptFooter: “{{nme}}” is no name'),
    },
  });
  await expect(changeShop({ receiptCodeText: '{{total' })).rejects.toMatchObject({
    data: { code: 'template-unclosed' },
  });
  expect((await till.client.till.state()).settings.shop.receiptFooter).toBe('');
});

it('[P91] one that came from elsewhere is printed as it stands, and no receipt is lost', async () => {
  const { db, device } = till.engine.till;
  const edit = { noun: 'shop', id: device.shop, set: { receiptFooter: 'Bye {{nme}}' } } as SettingsChange;
  writeStamped(db, applyChange(readStamped(db, 'shop', device.shop), edit, '~'));
  await till.close();
  till = openEngine(directory.path);
  const { slip } = await sell();
  expect(rowsOf(slip)).toContain('Bye {{nme}}');
});

it('[P93] a picture that is none, or too large, is refused', async () => {
  for (const receiptLogo of [
    { width: 8, height: 2, bits: 'ff' },
    { width: 8, height: 1, bits: 'zz' },
    { width: 584, height: 1, bits: '00'.repeat(73) },
    { width: 576, height: 200, bits: '00'.repeat(72 * 200) },
  ]) {
    await expect(changeShop({ receiptLogo })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  }
});
