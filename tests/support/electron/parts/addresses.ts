/*
 * Chromium knows only its own schemes: `app://evertill/x` is `https://evertill.app.stand-in.test/x` to a page. The
 * reserved top-level domain `.test` can never be somebody's.
 */
const SUFFIX = '.stand-in.test';

export function toPageAddress(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url);
  return `https://${host}.${protocol.slice(0, -1)}${SUFFIX}${pathname}${search}${hash}`;
}

/** The app's address of a page's, or the same address when it is none of the app's. */
export function toAppAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'https:' || !parsed.host.endsWith(SUFFIX)) return url;
  const labels = parsed.host.slice(0, -SUFFIX.length).split('.');
  const scheme = labels.pop();
  return `${scheme}://${labels.join('.')}${parsed.pathname}${parsed.search}${parsed.hash}`;
}
