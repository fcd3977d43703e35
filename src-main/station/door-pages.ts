/** Pages for people, shown before the till's own page may be. Plain: they load nothing. */
const page = (title: string, text: string, head = '') => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">${head}
<title>${title}</title></head>
<body style="font: 1.125rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem">
<h1 style="font-size: 1.5rem">${title}</h1>
<p>${text}</p>
</body>
</html>
`;

/**
 * Moves on from the printed address. A page and not a redirect: a navigation that began on another site (a link in a
 * web mail or a web terminal) would carry no SameSite=Strict cookie through a redirect.
 */
export const letInPage = page(
  'Opening the till',
  '<a href="/">Open the till</a>',
  '<meta http-equiv="refresh" content="0; url=/">',
);

export const notLetInPage = page(
  'This browser has not been let in yet',
  'Open the address that the till has just printed where it was started. It lets one browser in, once.',
);

export const notBuiltPage = page(
  'The pages are not built',
  'Run <code>npm run build</code>, then load this page again.',
);
