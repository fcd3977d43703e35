import { join } from 'node:path';
import { v7 } from 'uuid';
import type { NewId } from '#shared/ids/ids.ts';
import { asInstant } from '#shared/time/instant.ts';
import { recoverySentences } from '../backup/recovery-report.ts';
import { demoChanges } from '../catalog/demo-shop.ts';
import { readTillConfig, type TillConfig } from '../config.ts';
import { StartRefusal } from '../engine/open-directory.ts';
import { fileSecrets } from '../engine/secrets.ts';
import { type Engine, startEngine } from '../engine/start-engine.ts';
import { openLog } from '../open-log.ts';
import { EXIT_CONFIGURATION, EXIT_REFUSED } from './exit-codes.ts';
import { keepScreenDoor, type ScreenDoor } from './screen-door.ts';
import { type Station, startStation } from './start-station.ts';

/*
 * The till as a plain Node process: the engine, and the station that serves it to browsers and scripts of this
 * machine. A parent that started it with a channel is told the address instead of the terminal, and its going ends this process too.
 */
const root = join(import.meta.dirname, '../..');

const config = readTillConfig({
  argv: process.argv.slice(2),
  env: process.env,
  defaultDataDirectory: join(root, '.evertill'),
  offersEmbeddedCloud: false,
});
if (config.ok) await run(config.value);
else refuse(config.error, EXIT_CONFIGURATION);

async function run(config: TillConfig): Promise<void> {
  const log = openLog(join(config.dataDirectory, 'logs'), 'engine', config.logLevel);
  let engine: Engine | null = null;
  try {
    engine = startEngine({
      directory: config.dataDirectory,
      migrations: join(root, 'migrations/till'),
      backupWorker: join(root, 'src-main/backup/backup-worker.ts'),
      cloudUrl: config.cloud.kind === 'url' ? config.cloud.url : null,
      pairingCode: config.pairingCode,
      secrets: fileSecrets(config.dataDirectory),
      now: () => asInstant(Date.now()),
      newId: v7 as NewId,
      log,
      seed: config.empty ? null : demoChanges,
    });
    const { recovery } = engine;
    if (recovery) console.error(recoverySentences(recovery, recovery.setAside).join('\n'));
    const station = await startStation({
      engine,
      port: config.port,
      directory: config.dataDirectory,
      rendererDirectory: join(root, 'dist/renderer'),
      log,
      onKnock: () => sayWhere(station),
    });
    const screenDoor = keepScreenDoor({
      ...{ engine, log, port: config.screensPort },
      rendererDirectory: join(root, 'dist/renderer'),
    });
    stopOnRequest(engine, station, screenDoor);
    sayWhere(station);
  } catch (error) {
    await engine?.close();
    const sentence = sentenceFor(error, config.port);
    log.fatal(sentence === null ? { err: error } : {}, sentence ?? 'the till did not start');
    if (sentence === null) throw error;
    refuse(sentence, EXIT_REFUSED);
  }
}

/** Once it is ready, and again with a new code when a browser stands before the door. */
function sayWhere({ url, openUrl }: Station): void {
  if (process.send) process.send({ url, openUrl: openUrl() });
  else console.log(`Open the till in a browser: ${openUrl()}`);
}

/** What was committed is durable without this; it leaves the file tidy and the address withdrawn. */
function stopOnRequest(engine: Engine, station: Station, screenDoor: ScreenDoor): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await Promise.all([station.close(), screenDoor.close()]);
    await engine.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
}

function sentenceFor(error: unknown, port: number): string | null {
  if (error instanceof StartRefusal) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Choose another with --port.`;
  if (code === 'EACCES') return `This user may not open port ${port}. Choose one above 1023 with --port.`;
  return null;
}

function refuse(sentence: string, code: number): void {
  console.error(sentence);
  process.exitCode = code;
  process.disconnect?.();
}
