import { beforeEach, expect, it } from 'vitest';
import { dismissNotice, noticeStore, showNotice } from './notice-store.ts';

const texts = () => noticeStore.getState().notices.map(({ text }) => text);
beforeEach(() => noticeStore.setState({ notices: [] }));

it('says the same thing once, as the newest', () => {
  for (const text of ['one', 'two', 'one']) showNotice(text);
  expect(texts()).toEqual(['two', 'one']);
});

it('keeps the screen clear: three at most, the oldest goes', () => {
  for (const text of ['one', 'two', 'three', 'four']) showNotice(text);
  expect(texts()).toEqual(['two', 'three', 'four']);
});

it('goes when it is dismissed', () => {
  showNotice('one');
  for (const { id } of noticeStore.getState().notices) dismissNotice(id);
  expect(texts()).toEqual([]);
});
