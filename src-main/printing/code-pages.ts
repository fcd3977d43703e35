import { characterCells, charactersOf } from '#shared/printing/paper-text.ts';
import type { CodePageName } from '#shared/settings/settings.ts';

/** A table of 128 characters above ASCII, and the number that `ESC t` selects it by. */
interface CodePage {
  /** What a printer's settings call it. */
  readonly setting: CodePageName;
  readonly name: string;
  readonly number: number;
  readonly characters: string;
}

/**
 * The pages that nearly every receipt printer holds, the surest first. A space stands where a page has no character
 * that we print.
 */
export const codePages: readonly CodePage[] = [
  {
    setting: 'PC437',
    name: 'PC437_USA',
    number: 0,
    characters:
      'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ',
  },
  {
    setting: 'PC858',
    name: 'PC858_EURO',
    number: 19,
    characters:
      'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´ ±‗¾¶§÷¸°¨·¹³²■ ',
  },
  {
    setting: 'WPC1252',
    name: 'WPC1252',
    number: 16,
    characters:
      '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ ¡¢£¤¥¦§¨©ª«¬ ®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  },
  {
    setting: 'PC852',
    name: 'PC852_LATIN2',
    number: 18,
    characters:
      'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´ ˝˛ˇ˘§÷¸°¨˙űŘř■ ',
  },
  {
    setting: 'PC866',
    name: 'PC866_CYRILLIC2',
    number: 17,
    characters:
      'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■ ',
  },
  {
    setting: 'KATAKANA',
    name: 'KATAKANA',
    number: 1,
    // JIS X 0201; the frames and signs around it differ from printer to printer.
    characters:
      '                                 ｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ                                ',
  },
];

/** Bytes of one page; `page` is null where every page has them (ASCII). */
export interface EncodedRun {
  readonly page: number | null;
  readonly bytes: readonly number[];
}

/**
 * Cleaned text as bytes, each run with the page to select before it; it stays on `page` as long as it can. What no page
 * has is printed without its accents, else as a question mark for each cell, so that columns keep; spec [P13].
 */
export function encodeText(text: string, page: number | null, pages: Pages = ALL_PAGES): EncodedRun[] {
  const runs: { page: number | null; bytes: number[] }[] = [];
  let current = page;
  for (const character of charactersOf(text)) {
    for (const one of printable(character, pages)) {
      const code = one.charCodeAt(0);
      const place = code < 0x80 ? null : placeOf(one, current, pages);
      if (place) current = place.page;
      const last = runs.at(-1);
      const byte = place ? place.byte : code;
      if (last && (place === null || last.page === place.page)) last.bytes.push(byte);
      else runs.push({ page: place?.page ?? null, bytes: [byte] });
    }
  }
  return runs;
}

/** Whether a page has a reader's character just as it is; all that they have take one cell. */
export const isOnPage = (character: string, pages: Pages = ALL_PAGES): boolean =>
  PLAIN.test(character) || pages.has(character);

/** Whether the pages have all of a text just as it is. */
export const isOnPages = (text: string, pages: Pages = ALL_PAGES): boolean =>
  PLAIN.test(text) || charactersOf(text).every((character) => isOnPage(character, pages));

/** The pages that a printer is set up to know. */
export const pagesOf = (codePage: 'auto' | CodePageName): Pages => KNOWN_PAGES.get(codePage) ?? ALL_PAGES;

const PLAIN = /^[ -~]*$/;

/** What stands on paper for a character: itself where a page has it; always as many cells wide. */
function printable(character: string, pages: Pages): string {
  if (isOnPage(character, pages)) return character;
  const cells = characterCells(character);
  const bare = character.normalize('NFKD').replace(/\p{M}/gu, '');
  const fits = bare !== '' && bare.length <= cells && [...bare].every((one) => isOnPage(one, pages));
  return fits ? bare.padEnd(cells) : '?'.repeat(cells);
}

/** Some letters of each page that none before it has, so that they print on that one; spec [P73]. */
export const sampleLetters = (pages: Pages = ALL_PAGES): { readonly name: string; readonly letters: string }[] =>
  codePages.flatMap(({ setting, number, characters }) => {
    const own = [...characters].filter((one) => isLetter(one) && pages.get(one)?.[0]?.page === number);
    if (own.length === 0) return [];
    const some = Array.from({ length: SAMPLES }, (_, at) => own[Math.floor(((at + 0.5) * own.length) / SAMPLES)]);
    return [{ name: setting, letters: [...new Set(some)].join('') }];
  });

const SAMPLES = 12;
const isLetter = (character: string): boolean => /\p{L}/u.test(character);

interface Place {
  readonly page: number;
  readonly byte: number;
}

/** Where the printer finds each character, the surest page first. */
export type Pages = ReadonlyMap<string, readonly Place[]>;

function placesOn(tables: readonly CodePage[]): Pages {
  const places = new Map<string, Place[]>();
  for (const { number, characters } of tables) {
    [...characters].forEach((character, at) => {
      if (character === ' ') return;
      const place = { page: number, byte: 0x80 + at };
      const known = places.get(character);
      if (known) known.push(place);
      else places.set(character, [place]);
    });
  }
  return places;
}

const ALL_PAGES = placesOn(codePages);
const KNOWN_PAGES: ReadonlyMap<string, Pages> = new Map(codePages.map((page) => [page.setting, placesOn([page])]));

function placeOf(character: string, current: number | null, pages: Pages): Place | null {
  const known = pages.get(character);
  return known?.find(({ page }) => page === current) ?? known?.[0] ?? null;
}
