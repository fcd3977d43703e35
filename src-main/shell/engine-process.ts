import { join } from 'node:path';
import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain } from 'electron';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import type { NewId } from '#shared/ids/ids.ts';
import { asInstant } from '#shared/time/instant.ts';
import { demoChanges } from '../catalog/demo-shop.ts';
import { StartRefusal } from '../engine/open-directory.ts';
import type { SecretName, Secrets } from '../engine/secrets.ts';
import { type Engine, startEngine } from '../engine/start-engine.ts';
import { openLog } from '../open-log.ts';
import { byLink } from '../staff/caller.ts';
import { logBug } from '../station/log-bug.ts';
import { keepScreenDoor } from '../station/screen-door.ts';
import { type Station, startStation } from '../station/start-station.ts';
import type { EngineStart, FromEngine, StoredSecrets, ToEngine } from './engine-messages.ts';

/*
 * The engine's process under Electron (a utilityProcess): the same engine that plain Node runs, with the shell in
 * place of a command line. The first message starts it; each port that follows is a screen.
 */
const shell = process.parentPort;
const tell = (message: FromEngine) => shell.postMessage(message);

interface Running {
  serve(port: MessagePortMain): void;
  close(): Promise<void>;
}
let running: Running | null = null;

shell.on('message', async ({ data, ports }) => {
  const message: ToEngine = data;
  switch (message.kind) {
    case 'start':
      running = await start(message.start);
      return;
    case 'port':
      for (const port of ports) running?.serve(port);
      return;
    case 'stop':
      await running?.close();
      process.exit(0);
      return;
    default:
      message satisfies never;
  }
});

async function start(options: EngineStart): Promise<Running | null> {
  const log = openLog(options.logDirectory, 'engine', options.logLevel);
  process.on('uncaughtExceptionMonitor', (error) => log.fatal({ err: error }, 'the engine cannot go on'));
  const engine = openEngine(options, log);
  if (!engine) return null;
  const station = await openStation(engine, options, log);
  const { screensPort, rendererDirectory } = options;
  const screenDoor = keepScreenDoor({ engine, port: screensPort, rendererDirectory, log });
  const handler = new RPCHandler(engine.router, { interceptors: [onError((error) => logBug(log, error))] });
  tell({ kind: 'ready' });
  return {
    serve(port) {
      const link = engine.sessions.openLink();
      port.on('close', () => link.close());
      handler.upgrade(port, { context: byLink(link) });
      port.start();
    },
    async close() {
      await Promise.all([station?.close(), screenDoor.close()]);
      await engine.close();
    },
  };
}

function openEngine(options: EngineStart, log: Logger): Engine | null {
  try {
    return startEngine({
      directory: options.directory,
      migrations: join(import.meta.dirname, '../../migrations/till'),
      backupWorker: join(import.meta.dirname, 'backup-worker.cjs'),
      cloudUrl: options.cloudUrl,
      pairingCode: options.pairingCode,
      secrets: relayedSecrets(options.secrets),
      now: () => asInstant(Date.now()),
      newId: v7 as NewId,
      log,
      seed: options.empty ? null : demoChanges,
    });
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    log.error({ reason: error.reason }, error.message);
    tell({ kind: 'refused', message: error.message });
    return null;
  }
}

/** The engine's reads are answered at once from what it was started with; its writes go on to the shell's vault. */
function relayedSecrets(stored: StoredSecrets): Secrets {
  const known = new Map<SecretName, string>(Object.entries(stored) as [SecretName, string][]);
  return {
    read: (name) => known.get(name) ?? null,
    write(name, value) {
      if (value === null) known.delete(name);
      else known.set(name, value);
      tell({ kind: 'secret', name, value });
    },
  };
}

/** Browsers of this machine are a convenience beside the windows: a port that is taken does not stop the till. */
async function openStation(engine: Engine, options: EngineStart, log: Logger): Promise<Station | null> {
  const { stationPort, directory, rendererDirectory } = options;
  if (stationPort === null) return null;
  try {
    return await startStation({ engine, port: stationPort, directory, rendererDirectory, log });
  } catch (error) {
    log.error({ err: error, port: stationPort }, 'browsers of this machine are not served');
    return null;
  }
}
