import { expect, it } from 'vitest';
import { id } from '#support/orders.ts';
import { decideGuest } from './decide-guest.ts';
import { type GuestField, guestFields, readGuest } from './guest.ts';

const orderId = id<never>(0x0d);
const say = (said: Partial<Record<GuestField, string | null>>) =>
  decideGuest(null, { name: 'describe', input: { commandId: id<never>(1), orderId, ...said } }, 7);

it('[GU2] each is one line of text, as long as a name, a number or an address may be', () => {
  const typed = '  Ada\r\n\t Love\u202elace \u2066';
  for (const field of guestFields) {
    const said = say({ [field]: typed });
    expect(said.ok && said.value && readGuest(said.value)[field]).toBe('Ada Lovelace');
  }
  for (const [field, most] of [
    ['name', 60],
    ['phone', 40],
    ['address', 300],
  ] as const) {
    const fits = say({ [field]: ` ${'1'.repeat(most)} ` });
    expect(fits.ok && fits.value && readGuest(fits.value)[field]).toBe('1'.repeat(most));
    const error = { code: 'guest-text-long', data: { most } };
    expect(say({ [field]: '1'.repeat(most + 1) })).toMatchObject({ ok: false, error });
    // A row from elsewhere that holds more, or more lines than one, says nothing here.
    for (const text of ['1'.repeat(most + 1), 'Ada\nLovelace']) {
      expect(readGuest({ id: orderId, body: { [field]: text } })[field]).toBeNull();
    }
  }
});
