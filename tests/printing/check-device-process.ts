import { openPrintShop } from '#support/print-shop.ts';

/** Says how a device stands for the user that this runs as: `node check-device-process.ts PATH`. */
const [, , path = ''] = process.argv;
const shop = openPrintShop();
const { code } = await shop.start().check(`device:${path}`);
process.stdout.write(code);
await shop.close();
