import { contextBridge, ipcRenderer } from 'electron';
import { ASK_FOR_PORT, HAND_OVER_PORT } from './port-channels.ts';

/*
 * All that a screen sees of the desktop: a mark that says where it runs, and its port to the engine, by messages of the
 * window to itself. The screen says `{ evertill: 'ready' }`; a port comes with `{ evertill: 'port' }`, at once or when
 * the engine is up, and again after every restart of the engine. The newest port is the one to use.
 */
contextBridge.exposeInMainWorld('evertill', { desktop: true });

window.addEventListener('message', ({ source, origin, data }) => {
  if (source !== window || origin !== window.location.origin) return;
  if ((data as { evertill?: unknown } | null)?.evertill === 'ready') ipcRenderer.send(ASK_FOR_PORT);
});

ipcRenderer.on(HAND_OVER_PORT, ({ ports }) => {
  window.postMessage({ evertill: 'port' }, window.location.origin, [...ports]);
});
