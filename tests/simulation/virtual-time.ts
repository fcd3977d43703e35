import { setImmediate as nextTurn } from 'node:timers/promises';

/** Time that moves only when it is told to, and stands still while real work is under way. */
export interface VirtualTime {
  /** Milliseconds since the beginning. */
  now(): number;
  /** Ends early, without complaint, when `signal` fires. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Calls back when that much time has passed. */
  after(ms: number, call: () => void): void;
  /** Real work that time has to wait for. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Lets this much time pass, and all happen that is due meanwhile. */
  pass(ms: number): Promise<void>;
}

interface Alarm {
  readonly at: number;
  readonly order: number;
  readonly ring: () => void;
}

/** What passes a thing on by way of the machine's own turns, as an engine that has just started does, takes no more of them. */
const TURNS = 3;

export function createVirtualTime(): VirtualTime {
  const alarms = new Set<Alarm>();
  const underWay = new Set<Promise<unknown>>();
  let time = 0;
  let made = 0;

  function set(ms: number, ring: () => void): Alarm {
    made += 1;
    const alarm = { at: time + Math.ceil(ms), order: made, ring };
    alarms.add(alarm);
    return alarm;
  }

  function nextDue(until: number): Alarm | null {
    let due: Alarm | null = null;
    for (const alarm of alarms) {
      if (alarm.at > until) continue;
      if (!due || alarm.at < due.at || (alarm.at === due.at && alarm.order < due.order)) due = alarm;
    }
    return due;
  }

  async function settle(): Promise<void> {
    for (let quietTurns = 0; quietTurns < TURNS; quietTurns += 1) {
      if (underWay.size > 0) quietTurns = 0;
      await Promise.allSettled(underWay);
      await nextTurn();
    }
  }

  return {
    now: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const end = () => {
          alarms.delete(alarm);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const alarm = set(ms, end);
        signal.addEventListener('abort', end);
      }),
    after(ms, call) {
      set(ms, call);
    },
    during(work) {
      const settled = work.finally(() => underWay.delete(work));
      underWay.add(work);
      return settled;
    },
    async pass(ms) {
      const until = time + ms;
      await settle();
      for (let due = nextDue(until); due; due = nextDue(until)) {
        alarms.delete(due);
        time = Math.max(time, due.at);
        due.ring();
        await settle();
      }
      time = until;
    },
  };
}
