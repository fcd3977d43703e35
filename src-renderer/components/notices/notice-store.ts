import { createStore } from 'zustand/vanilla';

/** A sentence that a person should read: it goes by itself, and is never in the way. */
export interface Notice {
  readonly id: number;
  readonly tone: 'calm' | 'warning';
  readonly text: string;
}

const MOST = 3;

export const noticeStore = createStore<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));

let lastId = 0;

/** Shows a sentence. The same sentence again replaces the one on the screen instead of piling up. */
export function showNotice(text: string, tone: Notice['tone'] = 'calm'): void {
  lastId += 1;
  const notice: Notice = { id: lastId, tone, text };
  noticeStore.setState(({ notices }) => ({
    notices: [...notices.filter((one) => one.text !== text), notice].slice(-MOST),
  }));
}

export function dismissNotice(id: number): void {
  noticeStore.setState(({ notices }) => ({ notices: notices.filter((one) => one.id !== id) }));
}
