/**
 * What every answer carries. Styles may stand inline because the components set them so; scripts may not. Not every browser
 * takes a socket to the page's own host for its own origin.
 */
export const securityHeaders = (hosts: readonly string[]): Readonly<Record<string, string>> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    ['connect-src', "'self'", ...hosts.filter(isSayable).map((host) => `ws://${host}`)].join(' '),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
});

/** A policy has no way to name an IPv6 address; there a socket is the page's own origin or none. */
const isSayable = (host: string): boolean => !host.startsWith('[');
