import { afterEach, beforeEach } from 'vitest';
import { textOf } from './escpos-text.ts';
import { openPrintShop, type PrintShop } from './print-shop.ts';
import { startTcpPrinter, type TcpPrinter } from './tcp-printer.ts';

/** What the test that runs has to itself. */
export let shop: PrintShop;
export let grill: TcpPrinter;
export let bar: TcpPrinter;

/** Gives each test of a file a shop and two network printers, not set up there yet. */
export function eachTestInAShop(): void {
  beforeEach(async () => {
    shop = openPrintShop();
    [grill, bar] = await Promise.all([startTcpPrinter(), startTcpPrinter()]);
  });
  afterEach(async () => {
    await shop.close();
    await Promise.all([grill.close(), bar.close()]);
  });
}

export const slipsOf = (printer: TcpPrinter): string[] => printer.slips().map(textOf);
export const orderNumbersOf = (printer: TcpPrinter): (string | undefined)[] =>
  slipsOf(printer).map((text) => text.match(/A-\d+/)?.[0]);
