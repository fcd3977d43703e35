import { type FSWatcher, watch } from 'node:fs';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createServer, type ProxyOptions } from 'vite';
import { readTillConfig, type TillConfig } from '../src-main/config.ts';
import { EXIT_CONFIGURATION } from '../src-main/station/exit-codes.ts';
import type { Child } from './child.ts';
import { startEmbeddedCloud } from './embedded-cloud.ts';
import { runForBrowser } from './till-process.ts';

/*
 * `npm run dev`: the pages from Vite with hot reload, in a browser; the till and the cloud start again when what they
 * are made of changes. Takes the flags of `npm start`.
 */
const root = join(import.meta.dirname, '..');
const VITE_PORT = 7312;

const config = readTillConfig({
  argv: process.argv.slice(2),
  env: process.env,
  defaultDataDirectory: join(root, '.evertill'),
  offersEmbeddedCloud: true,
});
if (config.ok && config.value.port !== 0) {
  await develop(config.value);
} else {
  console.error(config.ok ? '--port must not be 0 here: the pages must know where the till is' : config.error);
  process.exitCode = EXIT_CONFIGURATION;
}

async function develop(config: TillConfig): Promise<void> {
  const children: Child[] = [];
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => Promise.all(children.map((child) => child.stop())).finally(() => process.exit(0)));
  }
  const tillUrl = `http://127.0.0.1:${config.port}`;
  let cloudUrl = config.cloud.kind === 'url' ? config.cloud.url : null;
  let pairingCode = config.pairingCode;

  if (config.cloud.kind === 'embedded') {
    const cloud = startEmbeddedCloud({ port: config.port + 1, dataDirectory: config.dataDirectory });
    children.push(cloud.child);
    const ready = await cloud.ready;
    if ('problem' in ready) {
      console.error(`The embedded cloud did not start: ${ready.problem}`);
    } else {
      cloudUrl = ready.url;
      pairingCode = ready.pairingCode;
      restartOnChange('cloud', cloud.child, ['src-cloud', 'src-shared', 'migrations/cloud']);
    }
  }

  const pages = await createServer({
    configFile: join(root, 'vite.config.ts'),
    server: { host: '127.0.0.1', port: VITE_PORT, proxy: proxiesTo(tillUrl, cloudUrl) },
  });
  await pages.listen();
  const origin = pages.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? `http://127.0.0.1:${VITE_PORT}`;
  const till = runForBrowser({ config, cloudUrl, pairingCode }, (openUrl) =>
    console.log(`Till: ${openUrl.replace(tillUrl, origin)}`),
  );
  children.push(till);
  restartOnChange('till', till, ['src-main', 'src-shared', 'migrations/till']);
  if (cloudUrl) console.log(`Owner’s page: ${origin}/office.html`);
  console.log(`Data: ${config.dataDirectory}`);
}

/** The pages' own origin stands for the till's; a page of any other keeps its own, and the till refuses it. */
function proxiesTo(tillUrl: string, cloudUrl: string | null): Record<string, ProxyOptions> {
  const to = (target: string): ProxyOptions => ({
    target,
    changeOrigin: true,
    ws: true,
    configure(proxy) {
      for (const event of ['proxyReq', 'proxyReqWs'] as const) {
        proxy.on(event, (forwarded: ClientRequest, request: IncomingMessage) => {
          if (request.headers.origin === `http://${request.headers.host}`) forwarded.setHeader('origin', target);
        });
      }
    },
  });
  const ofTheCloud = cloudUrl ? { '/v1/office': to(cloudUrl), '/api/auth': to(cloudUrl) } : {};
  return { ...ofTheCloud, '/rpc': to(tillUrl), '/v1': to(tillUrl), '/enter': to(tillUrl) };
}

/** Several files are often saved at once; a test that changes is none of the process's business. */
function restartOnChange(name: string, child: Child, directories: readonly string[]): FSWatcher[] {
  let waiting: NodeJS.Timeout | undefined;
  return directories.map((directory) =>
    watch(join(root, directory), { recursive: true }, (_, file) => {
      if (!file || /\.test\.tsx?$/.test(file) || !/\.(ts|sql)$/.test(file)) return;
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        console.log(`The ${name} starts again: ${directory}/${file}`);
        await child.restart();
      }, 150);
    }),
  );
}
