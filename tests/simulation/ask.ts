import { ORPCError } from '@orpc/client';
import type { Order } from '#shared/order/order.ts';
import type { Chance } from './chance.ts';
import type { VirtualTill } from './virtual-till.ts';

/** Something a screen asks for, with the same ids however often it asks; answers the order that it is then shown. */
export type Asking = (till: VirtualTill) => Promise<Order | null>;

/** The person at a till: knows what the screen shows, and asks again until there is an answer. */
export interface Person {
  readonly till: VirtualTill;
  readonly chance: Chance;
  last: { readonly ask: Asking; readonly answer: string } | null;
}

/** Asks, and asks again when the power went off before there was an answer: what was meant once happens once. */
export async function ask(person: Person, ask: Asking, crashAfter: number | null): Promise<void> {
  const { till } = person;
  if (crashAfter !== null) {
    const unheard = answerOf(ask, till).catch(() => undefined);
    for (let turn = 0; turn < crashAfter; turn += 1) await null;
    till.crash();
    await unheard;
  }
  person.last = { ask, answer: show(till, await answerTo(ask, till)) };
}

/** Asks once more what was asked last: the answer must be the same. */
export async function askAgain(person: Person): Promise<void> {
  if (!person.last) return;
  const { answer, ask } = person.last;
  const repeated = JSON.stringify(await answerTo(ask, person.till));
  if (repeated !== answer) throw new Error(`a repeated command was answered ${repeated}, and first ${answer}`);
}

type Answer = { readonly order: Order | null } | { readonly refused: unknown };

/** Asks until somebody answers who has not lost the power meanwhile. */
async function answerTo(ask: Asking, till: VirtualTill): Promise<Answer> {
  for (;;) {
    const { generation } = till;
    const answer = await answerOf(ask, till).catch((error: unknown) => ({ error }));
    if (till.generation !== generation) continue;
    if ('error' in answer) throw answer.error;
    return answer;
  }
}

/** A refusal is an answer like any other; everything else that is thrown is a fault. */
async function answerOf(ask: Asking, till: VirtualTill): Promise<Answer> {
  try {
    return { order: await ask(till) };
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'REFUSED') return { refused: error.data };
    throw error;
  }
}

function show({ confirmed }: VirtualTill, answer: Answer): string {
  if ('order' in answer && answer.order) confirmed.set(answer.order.id, answer.order);
  return JSON.stringify(answer);
}
