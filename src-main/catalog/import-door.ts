import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import { v7 } from 'uuid';
import { z } from 'zod';
import {
  type ImportPreview,
  type ImportRequest,
  type ImportResult,
  importPreview,
  importResult,
} from '#shared/catalog/menu-import.ts';
import type { CommandId, NewId } from '#shared/ids/ids.ts';
import { type Refusal, refusalSchema } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { asInstant } from '#shared/time/instant.ts';
import { fileSecrets } from '../engine/secrets.ts';
import { startEngine } from '../engine/start-engine.ts';
import { TILL_FILE } from '../engine/till-files.ts';
import { openLog } from '../open-log.ts';
import { BY_MACHINE } from '../staff/caller.ts';

/** The till that a menu is imported into, wherever it runs. */
export interface ImportDoor {
  preview(file: ImportRequest): Promise<Result<ImportPreview, Refusal>>;
  import(file: ImportRequest, onBadRows: 'refuse' | 'skip'): Promise<Result<ImportResult, Refusal>>;
  close(): Promise<void>;
}

/** There is no till to import into, or it does not answer as one. The message says what to do. */
export class NoTill extends Error {}

/**
 * The till that runs on the directory, through its API; else the directory itself. Throws NoTill, or StartRefusal where
 * the directory cannot be opened; spec [I21].
 */
export async function openImportDoor(directory: string, migrations: string): Promise<ImportDoor> {
  if (!existsSync(join(directory, TILL_FILE))) {
    throw new NoTill(`There is no till in ${directory}. Start it there first, or name its directory with --data.`);
  }
  const running = await findRunning(directory);
  return running ? doorOverHttp(running) : doorIntoDirectory(directory, migrations);
}

interface RunningTill {
  readonly url: string;
  readonly token: string;
}

const PATIENCE_MS = 5_000;

const engineFile = z.object({ url: z.url() });

/** A till that was killed leaves its address behind, so it counts only if it answers. */
async function findRunning(directory: string): Promise<RunningTill | null> {
  try {
    const { url } = engineFile.parse(JSON.parse(readFileSync(join(directory, 'engine.json'), 'utf8')));
    const token = readFileSync(join(directory, 'local-token'), 'utf8').trim();
    const headers = { authorization: `Bearer ${token}` };
    await fetch(new URL('/v1/sync', url), { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    return { url, token };
  } catch {
    return null;
  }
}

function doorOverHttp({ url, token }: RunningTill): ImportDoor {
  const post = async <T>(path: string, body: object, answer: z.ZodType<T>): Promise<Result<T, Refusal>> => {
    const response = await fetch(new URL(`/v1/catalog/${path}`, url), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const said: unknown = await response.json().catch(() => null);
    if (response.ok) return ok(answer.parse(said));
    const refused = z.object({ data: refusalSchema }).safeParse(said);
    if (refused.success) return err(refused.data.data);
    const reason = z.object({ message: z.string() }).safeParse(said).data?.message ?? `it answered ${response.status}`;
    throw new NoTill(`The till at ${url} did not take the file: ${reason}`);
  };
  return {
    preview: (file) => post('import/preview', file, importPreview),
    import: (file, onBadRows) => post('import', { ...file, onBadRows, commandId: v7() }, importResult),
    close: async () => {},
  };
}

function doorIntoDirectory(directory: string, migrations: string): ImportDoor {
  const engine = startEngine({
    ...{ directory, migrations, cloudUrl: null, pairingCode: null, seed: null },
    backupWorker: join(import.meta.dirname, '../backup/backup-worker.ts'),
    secrets: fileSecrets(directory),
    now: () => asInstant(Date.now()),
    newId: v7 as NewId,
    log: openLog(join(directory, 'logs'), 'import', 'warn'),
  });
  const { catalog } = createRouterClient(engine.router, { context: BY_MACHINE });
  return {
    preview: (file) => asResult(() => catalog.previewImport(file)),
    import: (file, onBadRows) => asResult(() => catalog.import({ ...file, onBadRows, commandId: v7() as CommandId })),
    close: () => engine.close(),
  };
}

async function asResult<T>(call: () => Promise<T>): Promise<Result<T, Refusal>> {
  try {
    return ok(await call());
  } catch (error) {
    const refused = refusalSchema.safeParse(error instanceof ORPCError ? error.data : null);
    if (refused.success) return err(refused.data);
    throw error;
  }
}
