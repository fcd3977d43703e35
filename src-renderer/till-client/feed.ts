import { isOpen } from '#shared/staff/session.ts';
import type { TillClient } from './connection.ts';
import type { EngineLink } from './engine-link.ts';
import { refusalOf } from './refusal-of.ts';
import { type TillStore, takeChange, takeMenu, takePrintJobs, takeSession, takeState } from './till-store.ts';

/**
 * Follows the engine over one link: who is signed in, and while this screen may be used all that it shows; the menu even before,
 * so that whoever signs in finds it. Ends when the link does; a link on which this fails is closed, and the next one starts
 * anew; spec [U4], [SF13], [MN43].
 */
export async function follow(client: TillClient, link: EngineLink, store: TillStore): Promise<void> {
  let reading: Promise<void> | null = null;
  let ahead: Promise<void> | null = null;
  try {
    for await (const session of await client.session.watch()) {
      takeSession(store, session);
      if (!isOpen(session)) ahead ??= readMenu(client, store).catch(() => undefined);
      if (!isOpen(session) || reading) continue;
      reading = readWhileOpen(client, store, ahead ?? Promise.resolve())
        .then(() => {
          reading = null;
        })
        .catch(() => link.close());
    }
  } catch {
    // A broken link ends both calls and stream; whatever the reason, the next link reads everything again.
  }
  link.close();
}

/** Another person who signs in reads everything anew: the engine ends what the one before was reading. */
async function readWhileOpen(client: TillClient, store: TillStore, ahead: Promise<void>): Promise<void> {
  for (let reader = readerOf(store); reader !== null; reader = readerOf(store)) {
    try {
      await read(client, store, ahead);
    } catch (error) {
      if (refusalOf(error)?.code !== 'not-signed-in') throw error;
    }
    // Nobody stopped it, and yet it ended: that is the link's fault.
    if (!(await isAnother(store, reader))) throw new Error('the engine tells no more');
  }
}

/** What a reader reads ends with their session, and that may be heard before who comes after them. */
const PATIENCE_MS = 2_000;

/** Whether somebody else reads now, or nobody, or that is told within moments. */
function isAnother(store: TillStore, reader: string): Promise<boolean> {
  if (readerOf(store) !== reader) return Promise.resolve(true);
  return new Promise((resolve) => {
    const done = (is: boolean) => {
      clearTimeout(silence);
      leave();
      resolve(is);
    };
    const silence = setTimeout(() => done(false), PATIENCE_MS);
    const leave = store.subscribe((view) => {
      if (view.link === 'down') done(false);
      else if (readerOf(store) !== reader) done(true);
    });
  });
}

/** Who reads: a person, or anybody where nobody has a PIN; null while nobody may. */
function readerOf(store: TillStore): string | null {
  const { session } = store.getState();
  return session && isOpen(session) ? (session.signedIn?.staffId ?? 'anybody') : null;
}

/** All of the till, then what changes of it. A menu that is on its way is not asked for again. */
async function read(client: TillClient, store: TillStore, ahead: Promise<void>): Promise<void> {
  for await (const news of await client.till.watch()) {
    if (news.kind === 'all') {
      takeState(store, news.state);
      await Promise.all([ahead.then(() => readMenu(client, store)), readPrintJobs(client, store)]);
      continue;
    }
    takeChange(store, news);
    if (news.kind === 'catalog') await readMenu(client, store);
  }
}

async function readMenu(client: TillClient, store: TillStore): Promise<void> {
  const { state, menu } = store.getState();
  if (menu && state && menu.version >= state.catalogVersion) return;
  const { catalogVersion, catalog } = await client.catalog.get();
  takeMenu(store, catalogVersion, catalog);
}

async function readPrintJobs(client: TillClient, store: TillStore): Promise<void> {
  takePrintJobs(store, (await client.printing.jobs({ limit: 50 })).jobs);
}
