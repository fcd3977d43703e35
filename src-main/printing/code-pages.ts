import { characterCells, charactersOf } from '#shared/printing/paper-text.ts';

/** A table of 128 characters above ASCII, and the number that `ESC t` selects it by. */
interface CodePage {
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
    name: 'PC437_USA',
    number: 0,
    characters:
      'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ',
  },
  {
    name: 'PC858_EURO',
    number: 19,
    characters:
      'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´ ±‗¾¶§÷¸°¨·¹³²■ ',
  },
  {
    name: 'WPC1252',
    number: 16,
    characters:
      '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ ¡¢£¤¥¦§¨©ª«¬ ®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  },
  {
    name: 'PC852_LATIN2',
    number: 18,
    characters:
      'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´ ˝˛ˇ˘§÷¸°¨˙űŘř■ ',
  },
  {
    name: 'PC866_CYRILLIC2',
    number: 17,
    characters:
      'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■ ',
  },
  {
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
export function encodeText(text: string, page: number | null): EncodedRun[] {
  const runs: { page: number | null; bytes: number[] }[] = [];
  let current = page;
  for (const character of charactersOf(text)) {
    for (const one of printable(character)) {
      const code = one.charCodeAt(0);
      const place = code < 0x80 ? null : placeOf(one, current);
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
export const isOnPage = (character: string): boolean => PLAIN.test(character) || places.has(character);

/** Whether the pages have all of a text just as it is. */
export const isOnPages = (text: string): boolean => PLAIN.test(text) || charactersOf(text).every(isOnPage);

const PLAIN = /^[ -~]*$/;

/** What stands on paper for a character: itself where a page has it; always as many cells wide. */
function printable(character: string): string {
  if (isOnPage(character)) return character;
  const cells = characterCells(character);
  const bare = character.normalize('NFKD').replace(/\p{M}/gu, '');
  const fits = bare !== '' && bare.length <= cells && [...bare].every(isOnPage);
  return fits ? bare.padEnd(cells) : '?'.repeat(cells);
}

/** Some letters of each page that none before it has, so that they print on that one; spec [P73]. */
export const sampleLetters = (): { readonly name: string; readonly letters: string }[] =>
  codePages.map(({ name, number, characters }) => {
    const own = [...characters].filter((one) => isLetter(one) && places.get(one)?.[0]?.page === number);
    const some = Array.from({ length: SAMPLES }, (_, at) => own[Math.floor(((at + 0.5) * own.length) / SAMPLES)]);
    return { name: name.replace(/_.*/, ''), letters: [...new Set(some)].join('') };
  });

const SAMPLES = 12;
const isLetter = (character: string): boolean => /\p{L}/u.test(character);

interface Place {
  readonly page: number;
  readonly byte: number;
}

/** Where each character is found, the surest page first. */
const places = new Map<string, Place[]>();
for (const { number, characters } of codePages) {
  [...characters].forEach((character, at) => {
    if (character === ' ') return;
    const place = { page: number, byte: 0x80 + at };
    const known = places.get(character);
    if (known) known.push(place);
    else places.set(character, [place]);
  });
}

function placeOf(character: string, current: number | null): Place | null {
  const known = places.get(character);
  return known?.find(({ page }) => page === current) ?? known?.[0] ?? null;
}
