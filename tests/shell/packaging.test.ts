import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { verify } from '#main/engine/verify.ts';
import type { EngineStart } from '#main/shell/engine-messages.ts';
import type { TillContract } from '#shared/contract/till-contract.ts';
import { extractAsar, readAsar } from '#support/asar.ts';
import { MIGRATIONS, newId, tempDirectory } from '#support/engine.ts';
import { startTcpPrinter } from '#support/tcp-printer.ts';
import { buildDesktop } from './desktop-till.ts';
import { writeStubElectron } from './stub-electron.ts';

const ROOT = join(import.meta.dirname, '../..');

/** electron-builder over a stub of Electron, with no way to any network. */
describe('the desktop package', () => {
  const directory = tempDirectory();
  const app = join(directory.path, 'out', process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
  const archive = join(app, 'resources/app.asar');

  beforeAll(async () => {
    await buildDesktop();
    const stub = join(directory.path, 'electron');
    mkdirSync(stub);
    writeStubElectron(stub);
    const nowhere = 'http://127.0.0.1:9';
    const builder = spawnSync(
      process.execPath,
      [
        join(ROOT, 'node_modules/electron-builder/cli.js'),
        ...['--dir', '--linux', `--${process.arch}`],
        ...[`-c.electronDist=${stub}`, `-c.directories.output=${join(directory.path, 'out')}`],
      ],
      { cwd: ROOT, encoding: 'utf8', env: { ...process.env, HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere } },
    );
    expect(builder.status, builder.stdout + builder.stderr).toBe(0);
  });
  afterAll(() => directory.remove());

  test('[H15] holds the bundles, the screens, the migrations, SQLite’s binding, and nothing else', () => {
    const expected = [
      /^package\.json$/,
      /^LICENSE$/,
      /^dist\/electron\/(main|preload|engine|backup-worker)\.cjs$/,
      /^dist\/electron\/(main|preload|engine|backup-worker)-licences\.md$/,
      /^dist\/renderer\/(index\.html|color-scheme\.js|icon\.svg)$/,
      /^dist\/renderer\/kitchen\.html$/,
      /^dist\/renderer\/assets\/(?!office)[^/]+\.(js|css|woff2?|svg|png)$/,
      /^migrations\/till\/\d{4}-[a-z0-9-]+\.sql$/,
      /^node_modules\/better-sqlite3\/(package\.json|LICENSE)$/,
      /^node_modules\/better-sqlite3\/lib\/[a-z0-9/-]+\.js$/,
      /^node_modules\/better-sqlite3\/prebuilds\/linux-(x64|arm64)\.node$/,
      /^node_modules\/harfbuzzjs\/(package\.json|LICENSE|dist\/(index\.mjs|harfbuzz\.js|harfbuzz\.wasm))$/,
      /^node_modules\/@fontsource\/(noto|nanum)-[a-z-]+\/(package\.json|unicode\.json|LICENSE)$/,
      /^node_modules\/@fontsource\/(noto|nanum)-[a-z-]+\/files\/[a-z0-9-]+-400-normal\.woff$/,
    ];
    const paths = readAsar(archive).map(({ path }) => path);
    expect(paths.filter((path) => !expected.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(expected.filter((pattern) => !paths.some((path) => pattern.test(path)))).toEqual([]);
  });

  test('[H15] has all of this version’s migrations', () => {
    const packed = readAsar(archive).flatMap(({ path }) => /^migrations\/till\/(.+)$/.exec(path)?.[1] ?? []);
    expect(packed.sort()).toEqual(readdirSync(MIGRATIONS).sort());
  });

  test('[H15] has outside its archive only the library of the system it is for, and what shapes letters', () => {
    const outside = readAsar(archive).filter(({ isOutside }) => isOutside);
    const library = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`;
    const shaper = ['LICENSE', 'dist/harfbuzz.js', 'dist/harfbuzz.wasm', 'dist/index.mjs', 'package.json'];
    const expected = [library, ...shaper.map((name) => `node_modules/harfbuzzjs/${name}`)];
    expect(outside.map(({ path }) => path).sort()).toEqual(expected.sort());
    const unpacked = readdirSync(`${archive}.unpacked`, { recursive: true, withFileTypes: true });
    expect(unpacked.filter((entry) => entry.isFile())).toHaveLength(expected.length);
    expect(readdirSync(join(app, 'resources')).sort()).toEqual(['app.asar', 'app.asar.unpacked']);
  });

  test('[H15] names the main bundle and asks nobody to install anything', () => {
    const manifest =
      readAsar(archive)
        .find(({ path }) => path === 'package.json')
        ?.read()
        .toString('utf8') ?? '{}';
    expect(JSON.parse(manifest)).toMatchObject({ productName: 'Evertill', main: 'dist/electron/main.cjs' });
    expect(JSON.parse(manifest)).not.toHaveProperty('scripts');
    expect(JSON.parse(manifest)).not.toHaveProperty('devDependencies');
  });

  test('[H16] has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(app, 'evertill'));
    const isOn = (fuse: FuseV1Options) => String.fromCharCode(Number(wire[fuse])) === '1';
    expect({
      runAsNode: isOn(FuseV1Options.RunAsNode),
      cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
      nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
      asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
      filePrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      inspect: false,
      asarIntegrity: true,
      onlyAsar: true,
      filePrivileges: false,
    });
  });

  // The package is for Linux: elsewhere its library cannot be loaded.
  test.skipIf(process.platform !== 'linux')('[H15] has an engine that sells with what is packed', async () => {
    // As Electron has it: what lies outside is beside the archive, and can be told from what is inside by its path.
    const unpacked = join(directory.path, 'installed/app.asar');
    const data = join(directory.path, 'data');
    extractAsar(archive, unpacked);
    cpSync(`${archive}.unpacked`, `${unpacked}.unpacked`, { recursive: true });
    rmSync(join(unpacked, 'node_modules/harfbuzzjs/dist/harfbuzz.wasm'));
    const engine = startEngineOf(unpacked, data);
    const { client } = await engine.ready;

    const { today } = await client.till.state();
    await client.day.open({ commandId: newId(), businessDate: today });
    const { catalog } = await client.catalog.get();
    const item = catalog.items.find(({ price, modifierGroupIds }) => price !== null && modifierGroupIds.length === 0);
    const orderId = newId<string>();
    await client.orders.open({ commandId: newId(), orderId });
    const line = {
      lineId: newId<string>(),
      itemId: item?.id ?? '',
      quantity: 1_000,
      modifiers: [],
      note: '花生过敏',
      price: null,
    };
    const { order } = await client.orders.addLine({ commandId: newId(), orderId, ...line });
    expect(order.lines).toMatchObject([{ name: item?.name }]);

    const paper = await startTcpPrinter();
    const { printers } = (await client.till.state()).settings;
    const set = { address: paper.address };
    const changes = printers.map(({ id }) => ({ noun: 'printer' as const, id, set }));
    await client.settings.change({ commandId: newId(), changes });
    await client.orders.send({ commandId: newId(), orderId, sendId: newId(), expectedVersion: order.version });
    await paper.until(() => paper.slips().some(({ cut }) => cut));
    expect(paper.slips().flatMap(({ lines }) => lines.filter(({ picture }) => picture))).not.toEqual([]);
    await paper.close();

    await client.screens.switch({ commandId: newId(), on: true });
    const { door } = await vi.waitFor(async () => {
      const screens = await client.screens.list();
      if (screens.door.state !== 'open') throw new Error('the door for screens is not open yet');
      return { door: screens.door };
    });
    const page = await fetch(`http://127.0.0.1:${door.port}/`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<!doctype html>')]);

    expect(await engine.stop()).toBe(0);
    expect(verify(join(data, 'till.db'), MIGRATIONS)).toMatchObject({ orders: 1, fault: null });
  });
});

/** The packed engine in plain Node: a thread with the port to its parent that a utilityProcess has. */
function startEngineOf(unpacked: string, directory: string) {
  const worker = new Worker(new URL('../support/electron/parts/utility-worker.ts', import.meta.url), {
    workerData: { entry: join(unpacked, 'dist/electron/engine.cjs') },
    execArgv: [],
  });
  const start: EngineStart = {
    directory,
    logDirectory: join(directory, 'logs'),
    rendererDirectory: join(unpacked, 'dist/renderer'),
    cloudUrl: null,
    pairingCode: null,
    logLevel: 'warn',
    empty: false,
    stationPort: null,
    screensPort: 0,
    secrets: {},
  };
  worker.postMessage({ data: { kind: 'start', start }, ports: [] });
  const ready = once(worker, 'message').then(([message]) => {
    expect(message).toEqual({ kind: 'ready' });
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ data: { kind: 'port' }, ports: [port2] }, [port2 as never]);
    port1.start();
    const client: ContractRouterClient<TillContract> = createORPCClient(new RPCLink({ port: port1 }));
    return { client };
  });
  return {
    ready,
    async stop(): Promise<number> {
      worker.postMessage({ data: { kind: 'stop' }, ports: [] });
      const [code] = await once(worker, 'exit');
      return code;
    },
  };
}
