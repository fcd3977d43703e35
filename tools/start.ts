import { join } from 'node:path';
import { demoOwner } from '../src-cloud/auth/demo-owner.ts';
import { readTillConfig, type TillConfig } from '../src-main/config.ts';
import { EXIT_CONFIGURATION } from '../src-main/station/exit-codes.ts';
import { buildIfStale } from './build-if-stale.ts';
import { type EmbeddedCloud, startEmbeddedCloud } from './embedded-cloud.ts';
import { findElectron } from './find-electron.ts';
import { runDesktop, runForBrowser, type TillLaunch } from './till-process.ts';

/*
 * `npm start`: a till with its embedded cloud, in Electron where it can be had and for a browser where not. Whatever
 * fails on the way costs what it brings and no more: without a cloud the till sells, without Electron it serves.
 */
const config = readTillConfig({
  argv: process.argv.slice(2),
  env: process.env,
  defaultDataDirectory: join(import.meta.dirname, '../.evertill'),
  offersEmbeddedCloud: true,
});
let isStopping = false;
if (config.ok) {
  await start(config.value);
} else {
  console.error(config.error);
  process.exitCode = EXIT_CONFIGURATION;
}

async function start(config: TillConfig): Promise<void> {
  const stops: (() => Promise<void>)[] = [];
  stopOnRequest(stops);

  const cloud = config.cloud.kind === 'embedded' ? startCloud(config) : null;
  if (cloud) stops.push(cloud.child.stop);
  const [electron, pagesProblem] = await Promise.all([chooseElectron(config), buildIfStale('pages')]);
  if (pagesProblem) console.error(`Old or no pages: ${pagesProblem}.`);
  const launch = await launchOf(config, cloud);
  if (isStopping) return;

  console.log(`Data: ${config.dataDirectory}`);
  process.exitCode = await runTill(electron, launch, stops);
  await stopAll(stops);
}

/** The till's port and the one after it: two checkouts started on two ports do not meet. */
function startCloud({ port, dataDirectory }: TillConfig): EmbeddedCloud {
  return startEmbeddedCloud({ port: port === 0 ? 0 : port + 1, dataDirectory });
}

async function launchOf(config: TillConfig, cloud: EmbeddedCloud | null): Promise<TillLaunch> {
  if (!cloud) {
    const cloudUrl = config.cloud.kind === 'url' ? config.cloud.url : null;
    return { config, cloudUrl, pairingCode: config.pairingCode };
  }
  const answer = await cloud.ready;
  if ('problem' in answer) {
    if (!isStopping) console.error(`The embedded cloud did not start (${answer.problem}); the till sells without it.`);
    return { config, cloudUrl: null, pairingCode: null };
  }
  const { email, password } = demoOwner;
  console.log(`Owner’s page: ${answer.url}/  (sign in as ${email} with ${password}, on this machine only)`);
  return { config, cloudUrl: answer.url, pairingCode: answer.pairingCode };
}

/** Electron’s program, or null where the till is for a browser. */
async function chooseElectron({ browser }: TillConfig): Promise<string | null> {
  if (browser) return null;
  const found = await findElectron();
  const problem = 'reason' in found ? found.reason : await buildIfStale('desktop app');
  if ('path' in found && !problem) return found.path;
  console.log(`Serving a browser: ${problem}.`);
  return null;
}

async function runTill(electron: string | null, launch: TillLaunch, stops: (() => Promise<void>)[]): Promise<number> {
  if (electron) {
    const desktop = runDesktop(electron, launch);
    stops.unshift(desktop.stop);
    const end = await desktop.ended;
    if ('code' in end) return end.code;
    console.log(`Serving a browser: Electron does not run here (${end.problem}).`);
  }
  const till = runForBrowser(launch, (openUrl) => console.log(`Till: ${openUrl}  (lets one browser in, once)`));
  stops.unshift(till.stop);
  return till.ended;
}

function stopOnRequest(stops: (() => Promise<void>)[]): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => stopAll(stops).finally(() => process.exit(0)));
  }
}

/** The till first, so that what it still sends arrives. */
async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  isStopping = true;
  for (const stop of stops.splice(0)) await stop();
}
