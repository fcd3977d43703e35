import { z } from 'zod';
import type { minor } from '../money/minor.ts';

/** What the menu's records call themselves by. */
export const menuName = z.string().trim().min(1).max(120);

/** The highest price of one item that the till accepts, in minor units. */
export const MAX_PRICE = 100_000_000;
export const menuPrice = z.int().min(0).max(MAX_PRICE) as unknown as typeof minor;

/** What a scanner reads off an item: any printable characters, as they come. */
export const barcode = z.string().regex(/^[!-~]{1,48}$/, 'must be 1 to 48 printable characters without blanks');
export const barcodes = z.array(barcode).max(20);
