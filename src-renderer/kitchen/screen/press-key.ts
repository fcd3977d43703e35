import { cardAtKey, cardUnder, columnUnder, moved, type Step } from './cursor.ts';
import type { Kitchen } from './kitchen.ts';

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** What a key of a bump bar does; spec [K45]. Answers whether it does anything. */
export function pressKey(kitchen: Kitchen, key: string): boolean {
  const act = actOf(key);
  if (!act) return false;
  kitchen.ui.setState({ byKeys: true });
  act(kitchen);
  return true;
}

type Act = (kitchen: Kitchen) => void;

function actOf(key: string): Act | undefined {
  const step = STEPS[key];
  if (step)
    return (kitchen) => kitchen.ui.setState(({ cursor }) => ({ cursor: moved(kitchen.columns(), cursor, step) }));
  if (/^\d$/.test(key)) return (kitchen) => bumpAt(kitchen, key);
  return ACTS[key.length === 1 ? key.toLowerCase() : key];
}

const ACTS: Readonly<Record<string, Act>> = {
  Enter: bumpMarked,
  ' ': bumpMarked,
  Backspace: (kitchen) => kitchen.undo(),
  u: (kitchen) => kitchen.undo(),
  r: ({ ui }) => ui.setState({ dialog: 'recall' }),
  a: ({ ui }) => ui.setState(({ showsAllDay }) => ({ showsAllDay: !showsAllDay })),
  m: ({ sound }) => sound.toggle(),
  '?': ({ ui }) => ui.setState({ dialog: 'keys' }),
};

function bumpAt(kitchen: Kitchen, key: string): void {
  const card = cardAtKey(columnUnder(kitchen.columns(), kitchen.ui.getState().cursor), key);
  if (card) kitchen.bump(card);
}

/** Only what is marked: a first press of Enter that bumped something unseen would surprise. */
function bumpMarked(kitchen: Kitchen): void {
  const { cursor } = kitchen.ui.getState();
  const card = cardUnder(kitchen.columns(), cursor);
  if (!card) return;
  if (cursor.key === null) kitchen.ui.setState({ cursor: moved(kitchen.columns(), cursor, 'down') });
  else kitchen.bump(card);
}
