/** What was typed on an Arabic or a Persian keyboard, with the digits that the till reads. */
export const latinDigits = (text: string): string =>
  // Both rows of digits begin at a multiple of sixteen.
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16));
