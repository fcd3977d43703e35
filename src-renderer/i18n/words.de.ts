import { commonDe } from '../components/common.de.ts';
import { counterDe } from '../counter/counter.de.ts';
import { drawerDe } from '../drawer/drawer.de.ts';
import { firstRunDe } from '../first-run/first-run.de.ts';
import { floorDe } from '../floor/floor.de.ts';
import { historyDe } from '../history/history.de.ts';
import { paperDe } from '../kitchen/paper.de.ts';
import { screenDe } from '../kitchen/screen/screen.de.ts';
import { menuImportDe } from '../menu-import/menu-import.de.ts';
import { officeDe } from '../office/office.de.ts';
import { receiptsDe } from '../receipts/receipts.de.ts';
import { settingsDe } from '../settings/settings.de.ts';
import { refusalsDe } from './refusals.de.ts';
import type { Words } from './words.ts';

export const wordsDe: Words<'de'> = {
  refusal: refusalsDe,
  common: commonDe,
  counter: counterDe,
  drawer: drawerDe,
  firstRun: firstRunDe,
  floor: floorDe,
  history: historyDe,
  menuImport: menuImportDe,
  office: officeDe,
  paper: paperDe,
  receipts: receiptsDe,
  screen: screenDe,
  settings: settingsDe,
};
