/** One line of clean text: no control or invisible characters (a printer would obey them), single spaces, NFC. */
export function tidy(text: string): string {
  if (isTidy(text)) return text;
  return text.normalize('NFC').replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
}

/** Clean text that may have several lines. */
export function tidyLines(text: string): string {
  if (isTidy(text)) return text;
  return text
    .split('\n')
    .map(tidy)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Text of a file as it may be shown in a sentence: clean, and the start of it where it is long. */
export function quote(text: string): string {
  const start = tidy(text.slice(0, 200));
  return start.length > 40 ? `“${start.slice(0, 39).toWellFormed()}…”` : `“${start}”`;
}

/** What two spellings of one name have in common: case, width and spaces do not count; spec [I8]. */
export const nameKey = (text: string): string => tidy(text.normalize('NFKC')).toLowerCase();

/** Most text is: plain ASCII with single spaces within. */
const isTidy = (text: string): boolean =>
  /^(?:[!-~][ -~]*)?$/.test(text) && !text.includes('  ') && !text.endsWith(' ');

/** HTML as the text that a person would read. */
export function textOfHtml(html: string): string {
  if (!html.includes('<') && !html.includes('&')) return html;
  return html
    .slice(0, MOST_HTML)
    .replace(/<(br|\/p|\/div|\/li|\/h\d)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, (entity, name: string) => characterOf(name) ?? entity);
}

/** Enough for any description that is kept; the rest is not worth its time. */
const MOST_HTML = 20_000;
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u2060\ufeff]+/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  eacute: 'é',
  egrave: 'è',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  euro: '€',
};

function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
