import type { CommandId, ItemId } from '#shared/ids/ids.ts';
import { asQuantity, type Quantity } from '#shared/money/minor.ts';
import type { Till } from '../../till-client/till.ts';
import { takeChange } from '../../till-client/till-store.ts';
import { type Trouble, troubleOf } from '../../till-client/trouble.ts';
import type { FieldProblem } from '../field-problems.ts';
import { createRecordForm, type RecordForm } from '../record-form.ts';
import { amountOf } from './amount-text.ts';

/** What a person does with the stock of one item. */
export type StockTask = 'receive' | 'count' | 'waste' | 'low' | 'track';

/** What was typed. Which of it is asked for depends on the task. */
export interface StockFields {
  readonly itemId: ItemId | null;
  readonly amount: string;
  readonly reason: string;
  readonly low: string;
}

const MOST_REASON = 200;

/** What is wrong with what was typed, before it is sent. */
export function stockProblems(
  task: StockTask,
  { itemId, amount, reason, low }: StockFields,
): { readonly [F in keyof StockFields]?: FieldProblem } {
  const asksAmount = task === 'receive' || task === 'count' || task === 'waste';
  const typed = amountOf(amount);
  const isWrong = amount.trim() === '' ? asksAmount : typed === null || (typed === 0 && task !== 'count' && asksAmount);
  return {
    ...(itemId === null ? { itemId: 'item-missing' } : {}),
    ...(isWrong ? { amount: 'amount-wrong' } : {}),
    ...(task === 'waste' && reason.trim() === '' ? { reason: 'reason-missing' } : {}),
    ...(reason.length > MOST_REASON ? { reason: 'reason-too-long' } : {}),
    ...(low.trim() !== '' && amountOf(low) === null ? { low: 'amount-wrong' } : {}),
  };
}

/** The form of a task. `seen` is the level that the person had before them when it was opened; spec [SK6]. */
export const stockForm = (
  till: Till,
  task: StockTask,
  whole: StockFields,
  seen: Quantity,
): RecordForm<StockFields, FieldProblem> =>
  createRecordForm<StockFields, FieldProblem>({
    newId: till.newId,
    check: (shown) => stockProblems(task, shown),
    async save(changed, commandId) {
      const { itemId, amount, reason, low } = { ...whole, ...changed };
      if (itemId === null) return null;
      const meant = { itemId, amount: amountOf(amount), reason: reason.trim(), low: amountOf(low), seen };
      return save(till, task, meant, commandId);
    },
  });

interface Meant {
  readonly itemId: ItemId;
  readonly amount: Quantity | null;
  readonly reason: string;
  readonly low: Quantity | null;
  readonly seen: Quantity;
}

/** Sends what was meant, and shows at once what the engine answers; answers why not, or null. */
async function save(
  till: Till,
  task: StockTask,
  { itemId, amount, reason, low, seen }: Meant,
  commandId: CommandId,
): Promise<Trouble | null> {
  const { stock } = till.client;
  const quantity = amount ?? asQuantity(0);
  const show = ({ levels }: Awaited<ReturnType<typeof stock.count>>) =>
    takeChange(till.store, { kind: 'stock', levels });
  try {
    if (task === 'receive') show(await stock.receive({ commandId, movements: [{ itemId, quantity }] }));
    else if (task === 'waste') show(await stock.waste({ commandId, movements: [{ itemId, quantity }], reason }));
    else if (task === 'count') show(await stock.count({ commandId, counts: [{ itemId, counted: quantity, seen }] }));
    else if (task === 'low') await changeItem(till, itemId, { lowLevel: low }, commandId);
    else await track(till, itemId, low, amount, commandId);
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}

/**
 * An item that is tracked again goes on from the sum it had: what was counted is held against that. Asked again it is held
 * against what the first count left, which then moves nothing.
 */
async function track(
  till: Till,
  itemId: ItemId,
  lowLevel: Quantity | null,
  counted: Quantity | null,
  commandId: CommandId,
): Promise<void> {
  await changeItem(till, itemId, { tracked: true, lowLevel }, commandId);
  const { levels } = await till.client.stock.levels();
  const seen = levels.find((one) => one.itemId === itemId)?.level ?? asQuantity(0);
  if (counted === null) return;
  const counts = [{ itemId, counted, seen }];
  takeChange(till.store, {
    kind: 'stock',
    levels: (await till.client.stock.count({ commandId: till.newId<CommandId>(), counts })).levels,
  });
}

/** Its stock is kept no longer; the sum stays. */
export async function stopTracking(till: Till, itemId: ItemId): Promise<Trouble | null> {
  try {
    await changeItem(till, itemId, { tracked: false }, till.newId<CommandId>());
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}

const changeItem = (
  till: Till,
  id: ItemId,
  set: { tracked?: boolean; lowLevel?: Quantity | null },
  commandId: CommandId,
) => till.client.catalog.change({ commandId, changes: [{ noun: 'item', id, set }] });
