import { describe, expect, it } from 'vitest';
import type { NewId } from '#shared/ids/ids.ts';
import { refuse } from '#shared/refusal.ts';
import type { Trouble } from '../till-client/trouble.ts';
import { createRecordForm } from './record-form.ts';

interface Printer {
  readonly name: string;
  readonly stationIds: readonly string[];
  readonly columns: number;
}
const KITCHEN: Printer = { name: 'Kitchen', stationIds: ['grill'], columns: 48 };

/** A form whose saves are kept and answered as told. */
function openForm(answer: () => Promise<Trouble | null> = async () => null) {
  const saved: Partial<Printer>[] = [];
  const ids: string[] = [];
  let minted = 0;
  const form = createRecordForm<Printer, 'name-missing'>({
    newId: (() => {
      minted += 1;
      return `id ${minted}`;
    }) as NewId,
    check: ({ name }) => (name === '' ? { name: 'name-missing' } : {}),
    save(changed, commandId) {
      saved.push(changed);
      ids.push(commandId);
      return answer();
    },
  });
  return { form, saved, ids };
}

describe('a form over a record', () => {
  it('[OF15] saves only the fields that differ', async () => {
    const { form, saved } = openForm();
    form.edit({ name: 'Grill', columns: 48 });
    form.edit({ stationIds: ['grill'] });
    expect(await form.submit(KITCHEN)).toBe(true);
    expect(saved).toEqual([{ name: 'Grill' }]);
    expect(form.getState().edits).toEqual({});
  });

  it('[OF15] leaves alone what another screen changed meanwhile', async () => {
    const { form, saved } = openForm();
    form.edit({ name: 'Grill' });
    await form.submit({ ...KITCHEN, columns: 32 });
    expect(saved).toEqual([{ name: 'Grill' }]);
  });

  it('[OF15] sends nothing when nothing differs', async () => {
    const { form, saved } = openForm();
    form.edit({ name: 'Kitchen', stationIds: ['grill'] });
    expect(await form.submit(KITCHEN)).toBe(true);
    expect(saved).toEqual([]);
  });

  it('[OF16] sends nothing while a field is wrong, and shows which', async () => {
    const { form, saved } = openForm();
    form.edit({ name: '' });
    expect(form.getState().left.has('name')).toBe(false);
    expect(await form.submit(KITCHEN)).toBe(false);
    expect(form.getState().left.has('name')).toBe(true);
    expect(saved).toEqual([]);
  });

  it('[OF16] keeps the edits and tells the trouble when the engine refuses', async () => {
    const trouble: Trouble = {
      kind: 'refused',
      refusal: refuse('record-incomplete', { noun: 'printer', problem: '…' }),
    };
    const { form } = openForm(async () => trouble);
    form.edit({ name: 'Grill' });
    expect(await form.submit(KITCHEN)).toBe(false);
    expect(form.getState()).toMatchObject({ edits: { name: 'Grill' }, trouble, saving: false });
    form.edit({ name: 'Grill 2' });
    expect(form.getState().trouble).toBeNull();
  });

  it('saves once however often it is asked', async () => {
    const { form, saved } = openForm();
    form.edit({ name: 'Grill' });
    await Promise.all([form.submit(KITCHEN), form.submit(KITCHEN)]);
    expect(saved).toHaveLength(1);
  });

  it('[OF22] asks again for the same with the same id after a failure, and with another for anything else', async () => {
    const failed: Trouble = { kind: 'failed', error: new Error('no answer that can be read') };
    const refused: Trouble = {
      kind: 'refused',
      refusal: refuse('record-incomplete', { noun: 'printer', problem: '…' }),
    };
    const answers: (Trouble | null)[] = [failed, failed, refused, failed, null, null];
    const { form, ids } = openForm(async () => answers.shift() ?? null);
    form.edit({ name: 'Grill' });
    // What was refused was not done: saving it again is asked anew.
    for (let tries = 0; tries < 4; tries += 1) await form.submit(KITCHEN);
    form.edit({ name: 'Grill 2' });
    await form.submit(KITCHEN);
    form.edit({ name: 'Grill 2' });
    await form.submit(KITCHEN);
    expect(ids).toEqual(['id 1', 'id 1', 'id 1', 'id 2', 'id 3', 'id 4']);
  });

  it('forgets what was typed when it is discarded', () => {
    const { form } = openForm();
    form.edit({ name: '' });
    form.leave('name');
    form.discard();
    expect(form.getState()).toMatchObject({ edits: {}, left: new Set() });
  });
});
