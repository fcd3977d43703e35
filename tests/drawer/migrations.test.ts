import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWriter, type Writer } from '#main/db/connection.ts';
import { migrate } from '#main/db/migrate.ts';
import { MIGRATIONS, tempDirectory } from '#support/engine.ts';

let directory: ReturnType<typeof tempDirectory>;
let db: Writer;
beforeEach(() => {
  directory = tempDirectory();
  db = openWriter(`${directory.path}/till.db`);
});
afterEach(() => {
  db.close();
  directory.remove();
});

it('migration 0017 leaves what was recorded as it is: no drawer was ever opened', () => {
  migrate(db, MIGRATIONS, 16);
  db.exec(`INSERT INTO past_entry (id, type, body) VALUES (randomblob(16), 'day.opened', '{}')`);
  migrate(db, MIGRATIONS, 17);
  expect(db.prepare('SELECT type FROM past_entry').all()).toEqual([{ type: 'day.opened' }]);
  for (const table of ['drawer_session', 'drawer_takings']) {
    expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
  }
});
