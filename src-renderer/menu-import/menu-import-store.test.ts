import { ORPCError } from '@orpc/client';
import { describe, expect, it, vi } from 'vitest';
import { MAX_IMPORT_BYTES } from '#shared/catalog/menu-import.ts';
import type { NewId } from '#shared/ids/ids.ts';
import { refuse } from '#shared/refusal.ts';
import { createMenuImportStore, type MenuFile } from './menu-import-store.ts';

/** As long as a busy machine may take. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });

const PREVIEW = {
  ...{ format: 'plain', rows: 3, added: 2, changed: 0, unchanged: 0, leftOut: 0, categories: 1, taxes: 0 },
  ...{ problems: [], problemCount: 1, badRows: 1, notes: [], sample: [] },
};
const RESULT = { format: 'plain', added: 2, changed: 0, unchanged: 0, skipped: 1, catalogVersion: 4 };

const fileOf = (text: string, name = 'menu.csv'): MenuFile => {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, arrayBuffer: async () => bytes.buffer };
};
const MENU = fileOf('name,price\nTea,2.50\n');
const refused = (...refusal: Parameters<typeof refuse>) =>
  new ORPCError('REFUSED', { defined: true, status: 409, data: refuse(...refusal) });

/** A screen before an engine that answers as told; every question is kept. */
function openScreen() {
  let ids = 0;
  const engine = {
    asked: [] as { name: 'preview' | 'import'; input: Record<string, unknown> }[],
    preview: async (): Promise<unknown> => PREVIEW,
    import: async (): Promise<unknown> => RESULT,
  };
  const answer = (name: 'preview' | 'import') => async (input: Record<string, unknown>) => {
    engine.asked.push({ name, input });
    return engine[name]();
  };
  const client = { previewImport: answer('preview'), import: answer('import') };
  const newId = (() => {
    ids += 1;
    return `id ${ids}`;
  }) as NewId;
  return { engine, screen: createMenuImportStore(client as never, newId) };
}

const imports = ({ engine }: ReturnType<typeof openScreen>) =>
  engine.asked.flatMap(({ name, input }) => (name === 'import' ? [[input.commandId, input.onBadRows]] : []));

describe('importing a menu', () => {
  it('[OF11] refuses a file that is too large by its size, without reading it', async () => {
    const { screen, engine } = openScreen();
    let wasRead = false;
    await screen.take({
      name: 'huge.csv',
      size: MAX_IMPORT_BYTES + 1,
      arrayBuffer: async () => {
        wasRead = true;
        return new ArrayBuffer(0);
      },
    });
    expect(screen.getState()).toMatchObject({ step: 'choosing', trouble: { refusal: { code: 'file-too-large' } } });
    expect(wasRead).toBe(false);
    expect(engine.asked).toEqual([]);
  });

  it('[OF11] refuses what is no menu before the engine is asked', async () => {
    const { screen, engine } = openScreen();
    await screen.take(fileOf('%PDF-1.7 …'));
    expect(screen.getState()).toMatchObject({ step: 'choosing', trouble: { refusal: { code: 'file-not-a-menu' } } });
    expect(engine.asked).toEqual([]);
  });

  it('says that a file could not be read from the disk', async () => {
    const { screen } = openScreen();
    await screen.take({ name: 'gone.csv', size: 9, arrayBuffer: () => Promise.reject(new Error('NotReadable')) });
    expect(screen.getState()).toMatchObject({ step: 'choosing', trouble: { kind: 'unreadable' } });
  });

  it('[OF12] shows what importing would do before anything is imported', async () => {
    const opened = openScreen();
    await opened.screen.take(MENU);
    expect(opened.screen.getState()).toMatchObject({ step: 'preview', preview: { added: 2 }, onBadRows: 'skip' });
    expect(opened.engine.asked).toEqual([
      { name: 'preview', input: { fileName: 'menu.csv', text: 'name,price\nTea,2.50\n' } },
    ]);
  });

  it('[OF12] tells the engine’s refusal of a file', async () => {
    const { screen, engine } = openScreen();
    engine.preview = async () => {
      throw refused('file-not-a-menu', { problem: 'it has no column of names' });
    };
    await screen.take(MENU);
    expect(screen.getState()).toMatchObject({ step: 'choosing', trouble: { refusal: { code: 'file-not-a-menu' } } });
  });

  it('drops the answer for a file when another was chosen meanwhile', async () => {
    const { screen, engine } = openScreen();
    const first = Promise.withResolvers<unknown>();
    engine.preview = () => first.promise;
    const slow = screen.take(MENU);
    await eventually(() => expect(engine.asked).toHaveLength(1));
    engine.preview = async () => ({ ...PREVIEW, added: 9 });
    await screen.take(fileOf('name,price\nSoup,5\n', 'other.csv'));
    first.resolve(PREVIEW);
    await slow;
    expect(screen.getState()).toMatchObject({ step: 'preview', preview: { added: 9 } });
  });

  it('[OF13] imports as a person chose about bad rows', async () => {
    const opened = openScreen();
    await opened.screen.take(MENU);
    opened.screen.chooseOnBadRows('refuse');
    await opened.screen.importRows();
    expect(imports(opened)).toEqual([['id 1', 'refuse']]);
    expect(opened.screen.getState()).toEqual({ step: 'done', fileName: 'menu.csv', result: RESULT });
  });

  it('[OF14] asks again with the same id after a failure, and with another for another choice', async () => {
    const opened = openScreen();
    await opened.screen.take(MENU);
    opened.engine.import = async () => {
      throw new ORPCError('INTERNAL_SERVER_ERROR');
    };
    await opened.screen.importRows();
    expect(opened.screen.getState()).toMatchObject({ step: 'preview', importing: false, trouble: { kind: 'failed' } });
    await opened.screen.importRows();
    opened.screen.chooseOnBadRows('refuse');
    await opened.screen.importRows();
    opened.engine.import = async () => RESULT;
    await opened.screen.importRows();
    expect(imports(opened)).toEqual([
      ['id 1', 'skip'],
      ['id 1', 'skip'],
      ['id 2', 'refuse'],
      ['id 2', 'refuse'],
    ]);
  });

  it('[OF14] is another intention once the engine refused, and for another file', async () => {
    const opened = openScreen();
    await opened.screen.take(MENU);
    opened.engine.import = async () => {
      throw refused('file-has-errors', { count: 1 });
    };
    await opened.screen.importRows();
    expect(opened.screen.getState()).toMatchObject({ trouble: { refusal: { code: 'file-has-errors' } } });
    await opened.screen.importRows();
    await opened.screen.take(MENU);
    await opened.screen.importRows();
    expect(imports(opened).map(([id]) => id)).toEqual(['id 1', 'id 2', 'id 3']);
  });

  it('[OF14] imports once however often the button is tapped', async () => {
    const opened = openScreen();
    await opened.screen.take(MENU);
    await Promise.all([opened.screen.importRows(), opened.screen.importRows(), opened.screen.importRows()]);
    expect(imports(opened)).toHaveLength(1);
  });

  it('goes back to choosing', async () => {
    const { screen } = openScreen();
    await screen.take(MENU);
    await screen.importRows();
    screen.startOver();
    expect(screen.getState()).toEqual({ step: 'choosing', trouble: null });
  });
});
