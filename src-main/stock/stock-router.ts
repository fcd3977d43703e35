import { implement } from '@orpc/server';
import { stockContract } from '#shared/contract/stock-contract.ts';
import { decideStock } from '#shared/stock/decide-stock.ts';
import type { StockCommand } from '#shared/stock/stock-commands.ts';
import { handleCommand, planned } from '../engine/handle-command.ts';
import type { Till } from '../engine/till.ts';
import { unwrap } from '../engine/unwrap.ts';
import { readLevel } from './levels.ts';
import { shownLevels } from './show-levels.ts';

export function createStockRouter(till: Till) {
  const stock = implement(stockContract);
  return {
    levels: stock.levels.handler(() => ({ levels: shownLevels(till) })),
    receive: stock.receive.handler(({ input }) => changeStock(till, { name: 'receive', input })),
    waste: stock.waste.handler(({ input }) => changeStock(till, { name: 'waste', input })),
    count: stock.count.handler(({ input }) => changeStock(till, { name: 'count', input })),
  };
}

const changeStock = (till: Till, command: StockCommand) =>
  unwrap(
    handleCommand(till, `stock.${command.name}`, command.input, () => {
      const items = 'counts' in command.input ? command.input.counts : command.input.movements;
      return planned(decideStock(command, till.catalogIndex), () => ({
        levels: items.map(({ itemId }) => ({ itemId, level: readLevel(till.db, till.device.shop, itemId) })),
      }));
    }),
  );
