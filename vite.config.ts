import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Three pages: the till's own (index.html), the kitchen's screens (kitchen.html), and the owner's (office.html), which the cloud serves. */
export default defineConfig({
  root: path('./src-renderer'),
  // Pages work wherever they are served from: the station, the cloud, or the shell's own scheme.
  base: './',
  plugins: [alwaysForProduction(), react(), contentSecurityPolicy()],
  css: { transformer: 'lightningcss' },
  build: {
    outDir: path('./dist/renderer'),
    emptyOutDir: true,
    target: 'chrome138',
    // One stylesheet and no inlined fonts: the policy forbids data: fonts.
    assetsInlineLimit: 0,
    // Pages come from this machine's disk, or once over the owner's line: one large file is read fastest.
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      input: {
        index: path('./src-renderer/index.html'),
        kitchen: path('./src-renderer/kitchen.html'),
        office: path('./src-renderer/office.html'),
      },
    },
  },
});

/** What is built is what ships, also when a test run builds it: there NODE_ENV would ask for React's slow half. */
function alwaysForProduction(): Plugin {
  return {
    name: 'always-for-production',
    apply: 'build',
    config() {
      process.env.NODE_ENV = 'production';
    },
  };
}

/**
 * The built pages carry a strict policy of their own, whoever serves them. The development server needs inline
 * scripts for hot reload, so its pages go without.
 */
function contentSecurityPolicy(): Plugin {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    // Mantine writes its variables into a style element.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    // In Chromium 'self' covers the WebSocket of the page's own origin, and no other.
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
        injectTo: 'head-prepend',
      },
    ],
  };
}
