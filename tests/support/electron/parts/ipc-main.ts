import { EventEmitter } from 'node:events';

/** Pages' messages arrive here; the page's bridge emits them. */
export const ipcMain = new EventEmitter();
