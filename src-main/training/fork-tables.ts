import type { TillSchema } from '../db/schema.ts';

/**
 * What becomes of each table in a copy to train on: what the shop is and has sold is there as it is; what waits for a cloud or a
 * printer, what was answered to anybody, and who is let in is not. A table that is not named does not compile; spec [TR3].
 */
const IN_A_FORK: Readonly<Record<keyof TillSchema, 'kept' | 'emptied'>> = {
  ...{ device: 'kept', segment: 'kept', entry: 'kept', order: 'kept', day: 'kept', record: 'kept', counter: 'kept' },
  ...{ pulled_record: 'kept', peer_entry: 'kept', past_entry: 'kept', staff: 'kept', guest: 'kept' },
  ...{ stock_movement: 'kept', doubled_sale: 'kept', pulled_stock_level: 'kept' },
  ...{ drawer_session: 'kept', drawer_takings: 'kept' },
  ...{
    command_answer: 'emptied',
    mail: 'emptied',
    shape: 'emptied',
    history: 'emptied',
    history_segment: 'emptied',
    recovery: 'emptied',
  },
  ...{ print_job: 'emptied', print_alert: 'emptied', printer_manners: 'emptied', paused_printer: 'emptied' },
  ...{ kitchen_ticket: 'emptied', unshown_ticket: 'emptied', kitchen_screen: 'emptied' },
  ...{ card_attempt: 'emptied', pin_try: 'emptied', session: 'emptied', first_run: 'emptied' },
};

export const EMPTIED: readonly string[] = Object.entries(IN_A_FORK)
  .filter(([, becomes]) => becomes === 'emptied')
  .map(([table]) => table);
