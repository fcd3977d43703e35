import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { i18next } from './i18n.ts';
import { readWords } from './read-words.ts';
import { speak, spokenBefore } from './speak.ts';

const page = { lang: 'en', dir: 'ltr' };
const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  Object.assign(page, { lang: 'en', dir: 'ltr' });
  vi.stubGlobal('document', { documentElement: page });
  const localStorage = { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) };
  vi.stubGlobal('window', { localStorage });
});
afterAll(async () => {
  await i18next.changeLanguage('en');
  for (const one of ['ar', 'de']) i18next.removeResourceBundle(one, 'common');
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('[L8] a language is read when it is wanted, once, and is what the screen begins in the next time', async () => {
  const read = vi.spyOn(readWords, 'ar');
  expect(spokenBefore()).toBeNull();
  await speak('en');
  expect(read).not.toHaveBeenCalled();
  await speak('ar');
  expect([i18next.language, page, spokenBefore()]).toEqual(['ar', { lang: 'ar', dir: 'rtl' }, 'ar']);
  await speak('en');
  await speak('ar');
  expect(read).toHaveBeenCalledTimes(1);
  await speak('en');
});

it('[L8] a language that cannot be read leaves the screen as it is, and can be read the next time', async () => {
  const read = vi.spyOn(readWords, 'de').mockRejectedValueOnce(new TypeError('the file is not there'));
  await speak('en');
  await speak('de');
  expect([i18next.language, page, spokenBefore()]).toEqual(['en', { lang: 'en', dir: 'ltr' }, 'en']);
  await speak('de');
  expect(read).toHaveBeenCalledTimes(2);
  expect([i18next.language, page.lang, spokenBefore()]).toEqual(['de', 'de', 'de']);
});
