import { implement } from '@orpc/server';
import { dayContract } from '#shared/contract/day-contract.ts';
import { decideCloseDay, decideOpenDay } from '#shared/day/decide-day.ts';
import type { Instant } from '#shared/time/instant.ts';
import { forgetAnswersBefore } from '../engine/command-answers.ts';
import { handleCommand, planned } from '../engine/handle-command.ts';
import { ownOpenOrders, type Till, todayOf } from '../engine/till.ts';
import { unwrap } from '../engine/unwrap.ts';
import { readDay } from './days.ts';

export function createDayRouter(till: Till) {
  const day = implement(dayContract);
  return {
    open: day.open.handler(({ input }) =>
      unwrap(
        handleCommand(till, 'day.open', input, () =>
          planned(decideOpenDay(till.day, input.businessDate, todayOf(till)), () => ({
            day: present(readDay(till.db, input.businessDate)),
          })),
        ),
      ),
    ),
    close: day.close.handler(({ input }) =>
      unwrap(
        handleCommand(till, 'day.close', input, () => {
          const date = till.day?.businessDate;
          return planned(decideCloseDay(till.day, ownOpenOrders(till), till.drawer !== null), () => {
            forgetAnswersBefore(till.db, (till.now() - ANSWERS_KEPT_MS) as Instant);
            return { day: present(date ? readDay(till.db, date) : null) };
          });
        }),
      ),
    ),
  };
}

/** Long past any retry of a command. */
const ANSWERS_KEPT_MS = 7 * 86_400_000;

function present<T>(value: T | null): T {
  if (value === null) throw new Error('what was just written is not there');
  return value;
}
