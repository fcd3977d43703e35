import { v7 } from 'uuid';
import { openWriter } from '#main/db/connection.ts';
import { createSpooler } from '#main/printing/spooler.ts';
import type { NewId } from '#shared/ids/ids.ts';
import { asInstant } from '#shared/time/instant.ts';

/** An engine's spooler in a process of its own, to be killed: `node spooler-process.ts FILE`. */
const [, , path = ''] = process.argv;
const log = { warn: () => {}, error: console.error } as never;
createSpooler({
  db: openWriter(path),
  now: () => asInstant(Date.now()),
  newId: v7 as NewId,
  log,
  onAlerts: () => {},
  onChange: ({ state }) => process.send?.(state),
});
process.on('disconnect', () => process.exit());
