import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { v7 } from 'uuid';
import { z } from 'zod';
import { checkPinChosen } from '#shared/staff/pin.ts';
import { staff } from '#shared/staff/staff.ts';

/*
 * `npm run pin -- --data DIR --name NAME`: gives an owner who has forgotten theirs another PIN, and prints it. It asks the till that
 * runs on the directory, by the token that only the owner of this machine can read; spec [SF19].
 */
/** What the person is to be told in place of a PIN. */
class NoPin extends Error {}

const { values } = parseArgs({ options: { data: { type: 'string' }, name: { type: 'string' } } });
const directory = values.data ?? join(import.meta.dirname, '../../.evertill');

try {
  await run();
} catch (error) {
  console.error(
    error instanceof NoPin ? error.message : 'No till answers on this directory. Start it, then try again.',
  );
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const people = (await ask('GET', '/v1/staff', z.object({ staff: z.array(staff) }))).staff.filter(
    ({ archived, role }) => !archived && role === 'owner',
  );
  const found = values.name === undefined ? people : people.filter(({ name }) => name === values.name);
  const [owner] = found;
  if (!owner || found.length > 1) {
    throw new NoPin(`Say which owner with --name: ${people.map(({ name }) => name).join(', ') || 'there is none'}.`);
  }
  const pin = choosePin();
  await ask('POST', '/v1/staff/set-pin', z.object({}), { commandId: v7(), staffId: owner.id, pin });
  console.log(`The PIN of ${owner.name} is now ${pin}. It holds on all tills of the shop; change it in the settings.`);
}

function choosePin(): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, '0');
    if (checkPinChosen(pin) === null) return pin;
  }
}

async function ask<T extends z.ZodType>(method: string, path: string, answer: T, body?: object): Promise<z.output<T>> {
  const { url } = z.object({ url: z.url() }).parse(JSON.parse(readFileSync(join(directory, 'engine.json'), 'utf8')));
  const token = readFileSync(join(directory, 'local-token'), 'utf8').trim();
  const response = await fetch(new URL(path, url), {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const said: unknown = await response.json();
  if (!response.ok) throw new NoPin(z.object({ message: z.string() }).parse(said).message);
  return answer.parse(said);
}
