import type { TillContract } from './till-contract.ts';

/**
 * What an operation does at a window that trains: it works on its `copy`, which reaches nothing outside of itself; it is about the
 * `window`, and the till answers; or it is `refused`, because it is about the shop or about machines.
 */
export type TrainingWay = 'copy' | 'window' | 'refused';

/** A noun whose operations differ says it of each, so that one that was forgotten does not compile; spec [TR4]. */
const trainingWays: {
  readonly [N in keyof TillContract]: TrainingWay | Readonly<Record<keyof TillContract[N], TrainingWay>>;
} = {
  till: 'copy',
  orders: 'copy',
  guests: 'copy',
  day: 'copy',
  drawer: 'copy',
  cards: 'copy',
  catalog: 'copy',
  stock: 'copy',
  session: 'window',
  training: 'window',
  receipts: { print: 'copy', mails: 'copy', mail: 'refused', link: 'refused' },
  settings: 'refused',
  firstRun: 'refused',
  staff: {
    ...{ list: 'copy', approve: 'copy', setLanguage: 'window' },
    ...{ add: 'refused', rename: 'refused', archive: 'refused', erase: 'refused' },
    ...{ setRole: 'refused', setPin: 'refused', removePin: 'refused' },
  },
  printing: {
    ...{
      jobs: 'copy',
      retry: 'copy',
      cancel: 'copy',
      reroute: 'copy',
      alertSeen: 'copy',
      pause: 'copy',
      resume: 'copy',
    },
    ...{ check: 'refused', testPage: 'refused' },
  },
  screens: { list: 'copy', switch: 'refused', invite: 'refused', remove: 'refused' },
  sync: { status: 'copy', pair: 'refused' },
};

/** What becomes of the operation at a path of the contract; where there is none such, it is refused. */
export function trainingWayOf([noun = '', operation = '']: readonly string[]): TrainingWay {
  const way = Object.hasOwn(trainingWays, noun) ? trainingWays[noun as keyof TillContract] : 'refused';
  if (typeof way === 'string') return way;
  return Object.hasOwn(way, operation)
    ? ((way as Readonly<Record<string, TrainingWay>>)[operation] ?? 'refused')
    : 'refused';
}
