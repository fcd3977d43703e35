import { commonEs } from '../components/common.es.ts';
import { counterEs } from '../counter/counter.es.ts';

import { drawerEs } from '../drawer/drawer.es.ts';
import { firstRunEs } from '../first-run/first-run.es.ts';
import { floorEs } from '../floor/floor.es.ts';
import { historyEs } from '../history/history.es.ts';

import { paperEs } from '../kitchen/paper.es.ts';
import { screenEs } from '../kitchen/screen/screen.es.ts';
import { menuImportEs } from '../menu-import/menu-import.es.ts';
import { officeEs } from '../office/office.es.ts';
import { receiptsEs } from '../receipts/receipts.es.ts';
import { settingsEs } from '../settings/settings.es.ts';
import { refusalsEs } from './refusals.es.ts';
import type { Words } from './words.ts';

export const wordsEs: Words<'es'> = {
  refusal: refusalsEs,
  common: commonEs,
  counter: counterEs,
  drawer: drawerEs,
  firstRun: firstRunEs,
  floor: floorEs,
  history: historyEs,
  menuImport: menuImportEs,
  office: officeEs,
  paper: paperEs,
  receipts: receiptsEs,
  screen: screenEs,
  settings: settingsEs,
};
