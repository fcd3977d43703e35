import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/*
 * Draws build/icon.png from build/icon.svg: run it after a change of the drawing. electron-builder makes every size and
 * format that the systems want from the one picture. `node tools/draw-icon.ts [path of a Chromium]`
 */
const SIZE = 1024;
const folder = join(import.meta.dirname, '../build');

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
writeFileSync(join(folder, 'icon.png'), await page.screenshot({ omitBackground: true }));
await browser.close();
