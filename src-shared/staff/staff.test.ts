import { describe, expect, it } from 'vitest';
import type { CommandId, StaffId } from '../ids/ids.ts';
import type { Row } from '../rows/row.ts';
import { canRead } from '../rows/row-nouns.ts';
import { decideStaff, type StaffCommand } from './decide-staff.ts';
import { readStaff, tidyName } from './staff.ts';

const staffId = '0198c0de-0000-7000-8000-000000000001' as StaffId;
const input = { commandId: '0198c0de-0000-7000-8000-000000000002' as CommandId, staffId };
const ada: Row = { noun: 'staff', id: staffId, version: 5, body: { name: 'Ada', archived: false, badge: 7 } };
const erased: Row = { ...ada, body: {} };

const decide = (held: Row | null, command: StaffCommand, version = 9) => {
  const decision = decideStaff(held, command, version);
  return decision.ok ? decision.value : decision.error.code;
};
const rename = (name: string): StaffCommand => ({ name: 'rename', input: { ...input, name } });

describe('[SF1] a name', () => {
  it('is kept tidy', () => {
    expect(tidyName('  Ada\t\nLovelace \u0000')).toBe('Ada Lovelace');
    expect(tidyName('Ada\u202e Lovelace')).toBe('Ada Lovelace');
    expect(tidyName('Ame\u0301lie')).toBe('Am\u00e9lie');
    expect(tidyName(tidyName('\ud800 x'))).toBe(tidyName('\ud800 x'));
  });

  it('is there, and not too long', () => {
    expect(decide(null, { name: 'add', input: { ...input, name: ' \n ' } })).toBe('staff-name-missing');
    expect(decide(ada, rename('x'.repeat(61)))).toBe('staff-name-long');
    expect(decide(ada, rename(` ${'x'.repeat(60)} `))).toMatchObject({ body: { name: 'x'.repeat(60) } });
  });
});

describe('somebody of the staff', () => {
  it('[SF2] is added once, and changed with all that a newer version knows of them', () => {
    expect(decide(null, { name: 'add', input: { ...input, name: 'Ada' } })).toEqual({
      ...{ noun: 'staff', id: staffId, version: 9 },
      body: { name: 'Ada', archived: false },
    });
    expect(decide(ada, { name: 'add', input: { ...input, name: 'Ada' } })).toBe('staff-exists');
    expect(decide(null, rename('Ada'))).toBe('staff-unknown');
    expect(decide(ada, rename('Ada L'))).toEqual({ ...ada, version: 9, body: { ...ada.body, name: 'Ada L' } });
    expect(decide(ada, { name: 'archive', input: { ...input, archived: true } })).toEqual({
      ...ada,
      version: 9,
      body: { ...ada.body, archived: true },
    });
  });

  it('[SF3] stays as they are where a command changes nothing', () => {
    expect(decide(ada, rename(' Ada '))).toBe(ada);
    expect(decide(ada, { name: 'archive', input: { ...input, archived: false } })).toBe(ada);
    expect(decide(erased, { name: 'erase', input })).toBe(erased);
  });

  it('[SF5] is erased for good: the id stays, and nothing else', () => {
    expect(decide(ada, { name: 'erase', input })).toEqual({ ...erased, version: 9 });
    expect(decide(erased, rename('Ada'))).toBe('staff-erased');
    expect(decide(erased, { name: 'archive', input: { ...input, archived: true } })).toBe('staff-erased');
    expect(decide(erased, { name: 'add', input: { ...input, name: 'Ada' } })).toBe('staff-exists');
    expect(decide(null, { name: 'erase', input })).toBe('staff-unknown');
    expect(readStaff(erased)).toBeNull();
  });

  it('[SY35] is read where this version can read them', () => {
    const read = (body: Row['body'], noun = 'staff') => canRead({ ...ada, noun, body });
    expect([read(ada.body), read({}), read({ name: 'Ada' })]).toEqual([true, true, true]);
    expect([read({ name: '' }), read({ name: 'x'.repeat(61) }), read({ name: 'a\nb' })]).toEqual([false, false, false]);
    expect([read({ name: 'Ada' }, 'guest'), read({ name: 'Ada' }, 'constructor')]).toEqual([false, false]);
    expect(readStaff({ ...ada, body: { name: 'Ada' } })).toEqual({ id: staffId, name: 'Ada', archived: false });
  });
});
