import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { AttemptId, NewId } from '#shared/ids/ids.ts';
import type { Minor } from '#shared/money/minor.ts';
import type { ReaderStep, SimulatedChoice, SimulatedReaderState } from '#shared/payment/simulated-reader.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { NewIntent, NewRefund } from '../card-driver.ts';

/** What the simulated service keeps of an intent. */
export interface SimulatedIntent {
  readonly id: string;
  readonly attempt: AttemptId;
  readonly amount: Minor;
  readonly tip: Minor | null;
  readonly status: 'unpaid' | 'authorised' | 'captured' | 'cancelled';
  readonly problem: 'declined' | null;
  readonly choice: SimulatedChoice | null;
  readonly chosenTip: Minor | null;
  /** When the card's bank was asked by a reader that answers late. */
  readonly askedAt: Instant | null;
  readonly captured: Minor;
}

/**
 * The simulated reader and the service behind it: NO MONEY MOVES. It keeps a file of its own beside the till's, as a real
 * service keeps its own books: what it did is there to be asked for after the till was killed or its file restored.
 */
export interface SimulatedReader {
  /** What the guest does. */
  choose(attempt: AttemptId, choice: SimulatedChoice, tip: Minor | null): void;
  state(): SimulatedReaderState;
  set(state: SimulatedReaderState): void;
  moodAt(step: ReaderStep): SimulatedReaderState['mood'];
  intentOf(attempt: AttemptId): SimulatedIntent | null;
  intent(id: string): SimulatedIntent | null;
  makeIntent(intent: NewIntent): SimulatedIntent;
  change(id: string, set: Partial<Omit<SimulatedIntent, 'id' | 'attempt' | 'amount'>>): void;
  /** False where more would go back than was drawn. */
  giveBack(refund: NewRefund): boolean;
  isGivenBack(attempt: AttemptId): boolean;
  now(): Instant;
  close(): void;
}

interface Surroundings {
  readonly directory: string;
  readonly newId: NewId;
  readonly now: () => Instant;
}

export const SIMULATED_READER_FILE = 'simulated-reader.db';

/** The file is made when it is first needed: a real shop has none. */
export function createSimulatedReader({ directory, newId, now }: Surroundings): SimulatedReader {
  let opened: Database.Database | null = null;
  const db = (): Database.Database => {
    opened ??= open(join(directory, SIMULATED_READER_FILE));
    return opened;
  };
  const read = (where: 'id' | 'attempt', value: string) =>
    (db().prepare(`${SELECT} WHERE ${where} = ?`).get(value) as SimulatedIntent | undefined) ?? null;

  const state = (): SimulatedReaderState => {
    const row = db().prepare('SELECT mood, step FROM reader').get() as { mood: never; step: never };
    return { mood: row.mood, ...(row.step !== null && { at: row.step }) };
  };
  return {
    choose(attempt, choice, tip) {
      db()
        .prepare('UPDATE intent SET choice = ?, chosen_tip = ? WHERE attempt = ? AND choice IS NULL')
        .run(choice, tip, attempt);
    },
    state,
    set: ({ mood, at = null }) => db().prepare('UPDATE reader SET mood = ?, step = ?').run(mood, at),
    moodAt(step) {
      const { mood, at } = state();
      return at === undefined || at === step ? mood : 'works';
    },
    intentOf: (attempt) => read('attempt', attempt),
    intent: (id) => read('id', id),
    makeIntent({ attemptId, amount, currency }) {
      db()
        .prepare('INSERT INTO intent (id, attempt, amount, currency) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
        .run(`sim_${newId<string>()}`, attemptId, amount, currency);
      return read('attempt', attemptId) as SimulatedIntent;
    },
    change(id, set) {
      for (const [name, value] of Object.entries(set)) {
        db()
          .prepare(`UPDATE intent SET ${COLUMNS[name as keyof typeof COLUMNS]} = ? WHERE id = ?`)
          .run(value, id);
      }
    },
    giveBack({ attemptId, intentId, amount }) {
      const drawn = read('id', intentId)?.captured ?? 0;
      const { back } = db()
        .prepare('SELECT coalesce(sum(amount), 0) AS back FROM refund WHERE intent = ? AND attempt <> ?')
        .get(intentId, attemptId) as { back: number };
      if (back + amount > drawn) return false;
      db()
        .prepare('INSERT INTO refund (attempt, intent, amount) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
        .run(attemptId, intentId, amount);
      return true;
    },
    isGivenBack: (attempt) => db().prepare('SELECT 1 FROM refund WHERE attempt = ?').get(attempt) !== undefined,
    now,
    close: () => opened?.close(),
  };
}

const COLUMNS = {
  tip: 'tip',
  status: 'status',
  problem: 'problem',
  choice: 'choice',
  chosenTip: 'chosen_tip',
  askedAt: 'asked_at',
  captured: 'captured',
} as const;

const SELECT = `SELECT id, attempt, amount, tip, status, problem, choice, chosen_tip AS chosenTip, asked_at AS askedAt, captured
  FROM intent`;

function open(path: string): Database.Database {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`
    CREATE TABLE IF NOT EXISTS intent (
      id TEXT PRIMARY KEY, attempt TEXT NOT NULL UNIQUE, amount INTEGER NOT NULL, currency TEXT NOT NULL, tip INTEGER,
      status TEXT NOT NULL DEFAULT 'unpaid', problem TEXT, choice TEXT, chosen_tip INTEGER, asked_at INTEGER,
      captured INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE IF NOT EXISTS refund (attempt TEXT PRIMARY KEY, intent TEXT NOT NULL, amount INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS reader (one INTEGER PRIMARY KEY CHECK (one = 1), mood TEXT NOT NULL, step TEXT) STRICT;
    INSERT INTO reader VALUES (1, 'works', NULL) ON CONFLICT DO NOTHING;`);
  return db;
}
