import { describe, expect, it } from 'vitest';
import { language } from '#shared/language/language.ts';
import type { PaperLabels } from '#shared/printing/paper-labels.ts';
import { labelsIn } from '#shared/printing/paper-labels-in.ts';
import { i18next } from './i18n.ts';
import { readWords } from './read-words.ts';
import { SAME_WORDS } from './same-words.ts';
import { withMany } from './with-many.ts';

import.meta.glob('../**/strings.ts', { eager: true });
const files = import.meta.glob<Record<string, Record<string, unknown>>>('../**/*.en.ts', { eager: true });

const others = language.options.filter((one) => one !== 'en');
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Every sentence by its path. */
function leavesOf(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leavesOf(value, `${path}${key}.`),
  );
}

const placesOf = (sentence: string) => new Set([...sentence.matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? ''));

/** Every sentence in another language beside its English one: by room, and paper's. */
/** Which way it is written is no word. */
const wordsOf = ({ direction: _, ...words }: PaperLabels) => words;

async function pairs(of: (typeof others)[number]): Promise<{ path: string; said: string; english: string }[]> {
  const words = await readWords[of]();
  const rooms = Object.entries(words).map(([room, said]) => ({
    room,
    said,
    english: i18next.getResourceBundle('en', room),
  }));
  const paper = { room: 'on paper', said: wordsOf(labelsIn(of)), english: wordsOf(labelsIn('en')) };
  return [...rooms, paper].flatMap(({ room, said, english }) => {
    const inEnglish = new Map(leavesOf(english));
    return leavesOf(said).map(([path, sentence]) => ({
      path: `${room}:${path}`,
      said: sentence,
      english: inEnglish.get(path) ?? inEnglish.get(path.replace(PLURAL, '_other')) ?? '',
    }));
  });
}

describe('[L1] the words of a room', () => {
  it('are put together from files of which none overwrites another', () => {
    const all = Object.entries(files).flatMap(([path, module]) =>
      Object.values(module).map((words) => ({ path, words })),
    );
    expect(all.length).toBeGreaterThan(20);
    for (const room of ['counter', 'settings']) {
      const whole = all.find(({ path }) => path === `../${room}/${room}.en.ts`)?.words ?? {};
      for (const { path, words } of all.filter((one) => one.path.startsWith(`../${room}/`))) {
        for (const [key, value] of Object.entries(words)) expect(whole[key], `${key} of ${path}`).toBe(value);
      }
    }
  });
});

describe.each(others)('the words in %s', (of) => {
  it('[L2] have a sentence for every English one, and no other', async () => {
    const alone = (await pairs(of)).filter(({ said, english }) => said.trim() === '' || english === '');
    expect(alone.map(({ path }) => path)).toEqual([]);
  });

  it('[L3] fill in what the English ones do', async () => {
    const differ = (await pairs(of)).filter(({ path, said, english }) => {
      const [here, there] = [placesOf(said), placesOf(english)];
      const isCount = (place: string) => place === 'count' && PLURAL.test(path);
      const mayMiss = (place: string) => SAID_IN_ENGLISH.has(place) || path.endsWith('_zero');
      const extra = [...here].filter((place) => !there.has(place) && !isCount(place));
      const missing = [...there].filter((place) => !here.has(place) && !isCount(place) && !mayMiss(place));
      return extra.length + missing.length > 0;
    });
    expect(differ.map(({ path }) => path)).toEqual([]);
  });

  it('[L5] are that language’s own, save the words that it shares with English', async () => {
    const same = (await pairs(of)).filter(({ said, english }) => said === english && /\p{L}{2}/u.test(bare(said)));
    const unexpected = same.filter(({ said }) => !SAME_WORDS.all.has(said) && !SAME_WORDS[of].has(said));
    expect(unexpected.map(({ path, said }) => `${path}: ${said}`)).toEqual([]);
  });
});

it('[L15] Spanish says tú', async () => {
  const formal = (await pairs('es')).filter(({ said }) => FORMAL.test(said));
  expect(formal.map(({ path, said }) => `${path}: ${said}`)).toEqual([]);
});

describe('[L4] counts', () => {
  const forms = { en: [1, 2], es: [1, 2, 1_000_000], de: [1, 2], ar: [0, 1, 2, 3, 11, 100] };

  it.each(others)('are said in every plural form of %s', async (of) => {
    const words = await readWords[of]();
    const rules = new Intl.PluralRules(of);
    for (const [room, said] of Object.entries(words)) {
      const keys = new Set(leavesOf(of === 'es' ? withMany(said) : said).map(([path]) => path));
      const counted = [...keys].filter((path) => path.endsWith('_other'));
      const wanted = counted.flatMap((key) => forms[of].map((count) => key.replace(/other$/, rules.select(count))));
      expect(
        wanted.filter((key) => !keys.has(key)),
        room,
      ).toEqual([]);
    }
  });
});

/** How a sentence begins that asks somebody who is not told tú. */
const FORMAL = new RegExp(
  `(?:^|[.:;!?] )(?:${[
    'abra|arrastre|busque|cierre|cobre|coloque|compruebe|confirme|cuente|deje|devuelva|elija|envíe|escriba|espere|haga',
    'indique|introduzca|libere|marque|mire|pida|ponga|pruebe|pulse|quite|revise|salga|seleccione|toque|use|vuelva',
    'cancélelo|inténtelo|póngalo',
  ].join('|')})(?![\\p{L}])|\\busted\\b`,
  'iu',
);

/** What the engine fills in in English: a translation says it in its own words, or goes without. */
const SAID_IN_ENGLISH = new Set(['state', 'noun']);

/** A sentence without what is filled in. */
const bare = (sentence: string) => sentence.replace(/\{\{.*?\}\}/g, '');
