import { expect, it } from 'vitest';
import type { LineId, NewId } from '#shared/ids/ids.ts';
import { asMinor } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { id } from '#support/orders.ts';
import { draftOf, splitOf, toggled } from './split-draft.ts';

let made = 1;
const newId = (() => id(made++)) as NewId;
const line = (n: number, seat?: number) => ({ lineId: id<LineId>(n), voided: null, ...(seat && { seat }) });
const order = { lines: [line(0x901, 2), line(0x902, 1), line(0x903)] } as unknown as Order;

it('[PY10] begins evenly by two, and a line can be on several checks', () => {
  const draft = draftOf(order, newId);
  expect(splitOf(draft, order)).toMatchObject({ by: 'evenly', checks: [{}, {}] });
  const [first, second] = [id<LineId>(0x901), id<LineId>(0x902)];
  const put = toggled(toggled(toggled({ ...draft, by: 'lines' }, first, 0), first, 1), second, 1);
  expect(splitOf(put, order)).toMatchObject({
    checks: [{ lines: [{ lineId: first }] }, { lines: [{ lineId: first }, { lineId: second }] }],
  });
  expect(splitOf(toggled(put, first, 0), order)).toMatchObject({ checks: [{ lines: [] }, {}] });
});

it('[PY10] goes on from how the order is split', () => {
  const draft = draftOf(order, newId);
  const split = splitOf(toggled({ ...draft, by: 'lines', count: 3 }, id<LineId>(0x901), 2), order);
  expect(splitOf(draftOf({ ...order, split }, newId), order)).toEqual(split);
});

it('[PY10] gives each seat a check in the order of the seats, and the rest of amounts to the last', () => {
  const draft = draftOf(order, newId);
  expect(splitOf({ ...draft, by: 'seats' }, order)).toMatchObject({ checks: [{ seats: [1] }, { seats: [2] }] });
  expect(splitOf({ ...draft, by: 'seats' }, { ...order, lines: [] })).toBeNull();
  expect(splitOf({ ...draft, by: 'amount' }, order)).toBeNull();
  expect(splitOf({ ...draft, by: 'amount', amounts: [asMinor(500)] }, order)).toMatchObject({
    checks: [{ amount: 500 }, { amount: 0 }],
  });
});
