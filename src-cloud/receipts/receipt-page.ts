import { escapeHtml, paperHtml } from '#shared/printing/paper-html.ts';
import { type PageWords, pageWords } from './page-words.ts';
import type { ReadReceipt } from './read-receipt.ts';
import { receiptSlip } from './receipt-slip.ts';
import { receiptTitle } from './receipt-title.ts';

/** A receipt as a page: it can be read and printed, and holds no script, no cookie and nothing from elsewhere. */
export const receiptPage = (read: ReadReceipt): string => {
  const { receipt } = read;
  const words = pageWords(read.shop.language);
  const title = `${receiptTitle(read)} · ${receipt.shop.name}`;
  return page({ words, title, main: `<h1 class="title">${escapeHtml(title)}</h1>${paperHtml(receiptSlip(read))}` });
};

/** The link is good, but the till has not sent what it names: the guest looks again by a link to the same address. */
export const waitingPage = (languages: string | undefined): string => {
  const words = pageWords(languages);
  const main = `<h1>${words.waiting}</h1><p>${words.waitingMore}</p><a class="again" href="">${words.lookAgain}</a>`;
  return page({ words, title: words.waiting, main });
};

export const noReceiptPage = (languages: string | undefined): string => {
  const words = pageWords(languages);
  return page({ words, title: words.none, main: `<h1>${words.none}</h1><p>${words.noneMore}</p>` });
};

interface PageParts {
  readonly words: PageWords;
  readonly title: string;
  readonly main: string;
}

const page = ({ words, title, main }: PageParts): string => `<!doctype html>
<html lang="${words.language}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body><main>${main}</main></body>
</html>
`;

const STYLE = `
:root { color-scheme: light dark; --back: #eef0ee; --slip: #ffffff; --ink: #1a1a1a; }
@media (prefers-color-scheme: dark) { :root { --back: #101311; --slip: #1d211f; --ink: #f0f2f0; } }
body { margin: 0; padding: 24px 12px; background: var(--back); color: var(--ink); font: 16px/1.45 system-ui, sans-serif; }
main { box-sizing: border-box; max-width: 460px; margin: 0 auto; padding: 24px 16px; background: var(--slip); border-radius: 8px;
  overflow-wrap: anywhere; }
h1 { margin: 0 0 12px; font-size: 22px; }
.title { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.again { display: inline-block; min-height: 44px; box-sizing: border-box; padding: 10px 20px; border-radius: 8px; background: var(--ink);
  color: var(--slip); font-weight: 600; text-decoration: none; }
.again:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
table { font-size: clamp(12px, 3.4vw, 16px); }
@media print { body { padding: 0; background: none; } main { padding: 0; } }
`;
