import { expect, it } from 'vitest';
import type { PrintJob } from '#shared/printing/print-job.ts';
import type { Printer } from '#shared/settings/settings.ts';
import { virtualSlips } from './virtual-paper.ts';

it('[U15] shows what virtual printers put out, in the order it came, and nothing of real ones', () => {
  const printer = (id: string, address: string) => ({ id, address }) as Printer;
  const job = (id: string, printerId: string) => ({ id, printerId }) as PrintJob;
  const slips = virtualSlips(
    [job('3', 'screen'), job('2', 'kitchen'), job('1', 'screen'), job('0', 'gone')],
    [printer('screen', 'virtual:bar'), printer('kitchen', 'tcp://10.0.0.9')],
  );
  expect(slips.map((slip) => slip.job.id)).toEqual(['3', '1']);
});
