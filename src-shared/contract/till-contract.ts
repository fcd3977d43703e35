import { cardContract } from './card-contract.ts';
import { catalogContract } from './catalog-contract.ts';
import { dayContract } from './day-contract.ts';
import { drawerContract } from './drawer-contract.ts';
import { firstRunContract } from './first-run-contract.ts';
import { guestContract } from './guest-contract.ts';
import { kitchenScreensContract } from './kitchen-screens-contract.ts';
import { orderContract } from './order-contract.ts';
import { printingContract } from './printing-contract.ts';
import { receiptContract } from './receipt-contract.ts';
import { sessionContract } from './session-contract.ts';
import { settingsContract } from './settings-contract.ts';
import { staffContract } from './staff-contract.ts';
import { stockContract } from './stock-contract.ts';
import { syncContract } from './sync-contract.ts';
import { tillStateContract } from './till-state-contract.ts';
import { trainingContract } from './training-contract.ts';

/**
 * All that a screen or a script can ask of a till, a noun each. Preload, WebSocket, HTTP (`/v1/...`) and OpenAPI derive from
 * this one declaration. Every command carries a `commandId`; a repeat gets the answer of the first.
 */
export const tillContract = {
  till: tillStateContract,
  orders: orderContract,
  receipts: receiptContract,
  guests: guestContract,
  cards: cardContract,
  day: dayContract,
  drawer: drawerContract,
  catalog: catalogContract,
  settings: settingsContract,
  stock: stockContract,
  staff: staffContract,
  session: sessionContract,
  printing: printingContract,
  firstRun: firstRunContract,
  training: trainingContract,
  screens: kitchenScreensContract,
  sync: syncContract,
};
export type TillContract = typeof tillContract;
