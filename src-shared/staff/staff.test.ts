import { describe, expect, it } from 'vitest';
import type { CommandId, StaffId } from '../ids/ids.ts';
import type { Row } from '../rows/row.ts';
import { canRead } from '../rows/row-nouns.ts';
import { decideStaff, type StaffCommand, type Staffing } from './decide-staff.ts';
import { readStaff, type Staff, tidyName } from './staff.ts';

const staffId = '0198c0de-0000-7000-8000-000000000001' as StaffId;
const input = { commandId: '0198c0de-0000-7000-8000-000000000002' as CommandId, staffId };
const ada: Row = { noun: 'staff', id: staffId, version: 5, body: { name: 'Ada', archived: false, badge: 7 } };
const erased: Row = { ...ada, body: {} };

const anybody: Staffing = { staff: [], upTo: 'owner' };
const decide = (held: Row | null, command: StaffCommand, version = 9, staffing = anybody) => {
  const decision = decideStaff(held, command, version, staffing);
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
    expect([read({ name: 'Ada' }, 'visitor'), read({ name: 'Ada' }, 'constructor')]).toEqual([false, false]);
    expect(readStaff({ ...ada, body: { name: 'Ada' } })).toEqual({
      ...{ id: staffId, name: 'Ada', archived: false, role: 'server', hasPin: false, language: null },
    });
  });
});

describe('[SF26] somebody’s language', () => {
  const say = (language: Staff['language']): StaffCommand => ({ name: 'setLanguage', input: { ...input, language } });

  it('is theirs or, where they have none, the shop’s', () => {
    const spanish = { ...ada, version: 9, body: { ...ada.body, language: 'es' } };
    expect(decide(ada, say('es'))).toEqual(spanish);
    expect(readStaff(spanish)).toMatchObject({ language: 'es' });
    expect(decide(spanish, say(null))).toMatchObject({ body: { language: null } });
    expect([decide(spanish, say('es')), decide(ada, say(null))]).toEqual([spanish, ada]);
    expect(decide(erased, say('es'))).toBe('staff-erased');
  });

  it('is the shop’s where only a newer version speaks theirs', () => {
    expect(readStaff({ ...ada, body: { ...ada.body, language: 'tlh' } })).toMatchObject({ language: null });
  });
});

describe('who may change whom', () => {
  const pin = { v: 1, sealedBy: '0'.repeat(16), key: `${'A'.repeat(80)}`, hash: `${'A'.repeat(43)}=` } as const;
  const as = (role: string | undefined, hasPin = true): Row => ({
    ...ada,
    body: { name: 'Ada', archived: false, ...(role && { role }), ...(hasPin && { pin }) },
  });
  const bo = {
    id: '0198c0de-0000-7000-8000-000000000003' as StaffId,
    name: 'Bo',
    archived: false,
    language: null,
  } as const;
  const among = (row: Row, ...others: Staff[]): Staffing => ({
    staff: [...[readStaff(row)].filter((one) => one !== null), ...others],
    upTo: 'owner',
  });
  const demote: StaffCommand = { name: 'setRole', input: { ...input, role: 'manager' } };
  const goes: StaffCommand[] = [
    { name: 'removePin', input },
    { name: 'archive', input: { ...input, archived: true } },
    { name: 'erase', input },
    demote,
  ];

  it('[SF9] a role that only a newer version knows may do the least, and a PIN it gave still locks', () => {
    expect(readStaff(as('chef'))).toMatchObject({ role: 'server', hasPin: true });
    expect(readStaff({ ...ada, body: { name: 'Ada', pin: { v: 7 } } })).toMatchObject({ hasPin: true });
    expect(readStaff({ ...ada, body: { name: 'Ada', pin: null } })).toMatchObject({ hasPin: false });
  });

  it('[SF15] nobody changes who stands above them, nor lifts anybody there', () => {
    const manager: Staffing = { staff: [], upTo: 'manager' };
    for (const command of goes) expect(decide(as('owner'), command, 9, manager)).toBe('staff-above');
    expect(decide(as('cashier'), { name: 'setRole', input: { ...input, role: 'owner' } }, 9, manager)).toBe(
      'staff-above',
    );
    const added: StaffCommand = { name: 'add', input: { ...input, name: 'Ada', role: 'owner' } };
    expect(decide(null, added, 9, manager)).toBe('staff-above');
    expect(decide(as('cashier', false), demote, 9, manager)).toMatchObject({ body: { role: 'manager' } });
  });

  it('[SF16] the last owner keeps PIN and role while anybody else has a PIN', () => {
    const other: Staff = { ...bo, role: 'manager', hasPin: true };
    for (const command of goes) expect(decide(as('owner'), command, 9, among(as('owner'), other))).toBe('last-owner');
    const second: Staff = { ...bo, role: 'owner', hasPin: true };
    for (const command of goes) {
      expect(decide(as('owner'), command, 9, among(as('owner'), second))).toMatchObject({ version: 9 });
    }
    expect(decide(as('owner'), { name: 'removePin', input }, 9, among(as('owner')))).toMatchObject({
      body: { pin: null },
    });
  });

  it('[SF16] the first PIN is an owner’s', () => {
    const give: StaffCommand = { name: 'setPin', input: { ...input, pin } };
    expect(decide(as('manager', false), give, 9, among(as('manager', false)))).toBe('owner-first');
    expect(decide(as('owner', false), give, 9, among(as('owner', false)))).toMatchObject({ body: { pin } });
    const owner: Staff = { ...bo, role: 'owner', hasPin: true };
    expect(decide(as(undefined, false), give, 9, among(as(undefined, false), owner))).toMatchObject({ body: { pin } });
  });

  it('[SF16] where tills have crossed and no owner is left, the rest can still be mended', () => {
    const left = among(as('manager'), { ...bo, role: 'cashier', hasPin: true });
    expect(decide(as('manager'), rename('Ada L'), 9, left)).toMatchObject({ body: { name: 'Ada L' } });
    expect(decide(as('manager'), { name: 'setRole', input: { ...input, role: 'owner' } }, 9, left)).toMatchObject({
      body: { role: 'owner' },
    });
  });
});
