import { join } from 'node:path';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import { fileSecrets } from '#main/engine/secrets.ts';
import { startEngine } from '#main/engine/start-engine.ts';
import { startStation } from '#main/station/start-station.ts';
import type { NewId } from '#shared/ids/ids.ts';
import { asInstant } from '#shared/time/instant.ts';

/*
 * A till as `engine-main.ts` runs it, in which a backup can be asked for: by itself it takes one each quarter of an hour,
 * and a soak of as much would see but one.
 */
const [directory = '', cloudUrl = '', pairingCode = '', isFirst = ''] = process.argv.slice(2);
const root = join(import.meta.dirname, '../..');
const log = pino({ level: 'error' }, pino.destination(join(directory, 'till.log')));

const engine = startEngine({
  directory,
  migrations: join(root, 'migrations/till'),
  backupWorker: join(root, 'src-main/backup/backup-worker.ts'),
  cloudUrl,
  pairingCode,
  secrets: fileSecrets(directory),
  now: () => asInstant(Date.now()),
  newId: v7 as NewId,
  log,
  seed: isFirst ? demoChanges : null,
});
const station = await startStation({
  engine,
  port: 0,
  directory,
  rendererDirectory: join(root, 'dist/renderer'),
  log,
});

process.on('message', (message: unknown) => {
  if (message === 'back up') engine.backups.take().catch((error) => log.error({ err: error }, 'no backup'));
});
process.on('SIGTERM', async () => {
  await station.close();
  await engine.close();
  process.exit(0);
});
process.on('disconnect', () => process.exit(1));
process.send?.({ url: station.url });
