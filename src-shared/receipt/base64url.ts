const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bytes as text that fits into a path, without padding; RFC 4648, section 5. */
export function toBase64Url(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.slice(at, at + 3);
    const group = (first << 16) | (second << 8) | third;
    const signs = [18, 12, 6, 0].map((shift) => SIGNS[(group >> shift) & 63]).join('');
    text += signs.slice(0, Math.min(3, bytes.length - at) + 1);
  }
  return text;
}

/** The bytes of such a text; null where it is none, or not the one text that stands for these bytes. */
export function fromBase64Url(text: string): number[] | null {
  if (!/^[\w-]*$/.test(text)) return null;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 4) {
    const signs = text.slice(at, at + 4);
    const group = [...signs.padEnd(4, 'A')].reduce((sum, sign) => (sum << 6) | SIGNS.indexOf(sign), 0);
    bytes.push(...[16, 8, 0].slice(0, signs.length - 1).map((shift) => (group >> shift) & 0xff));
  }
  return toBase64Url(bytes) === text ? bytes : null;
}
