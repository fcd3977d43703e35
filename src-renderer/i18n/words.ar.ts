import { commonAr } from '../components/common.ar.ts';
import { counterAr } from '../counter/counter.ar.ts';
import { drawerAr } from '../drawer/drawer.ar.ts';
import { firstRunAr } from '../first-run/first-run.ar.ts';
import { floorAr } from '../floor/floor.ar.ts';
import { historyAr } from '../history/history.ar.ts';
import { paperAr } from '../kitchen/paper.ar.ts';
import { screenAr } from '../kitchen/screen/screen.ar.ts';
import { menuImportAr } from '../menu-import/menu-import.ar.ts';
import { officeAr } from '../office/office.ar.ts';
import { receiptsAr } from '../receipts/receipts.ar.ts';
import { settingsAr } from '../settings/settings.ar.ts';
import { refusalsAr } from './refusals.ar.ts';
import type { Words } from './words.ts';

export const wordsAr: Words<'ar'> = {
  refusal: refusalsAr,
  common: commonAr,
  counter: counterAr,
  drawer: drawerAr,
  firstRun: firstRunAr,
  floor: floorAr,
  history: historyAr,
  menuImport: menuImportAr,
  office: officeAr,
  paper: paperAr,
  receipts: receiptsAr,
  screen: screenAr,
  settings: settingsAr,
};
