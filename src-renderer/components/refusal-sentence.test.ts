import { expect, it } from 'vitest';
import { refusalSentences, refuse } from '#shared/refusal.ts';
import { i18next } from '../i18n/i18n.ts';
import { refusalSentence } from './refusal-sentence.ts';

it('says a refusal in the domain’s own sentence, with its places filled', () => {
  const refusal = refuse('order-not-open', { number: 'A-007', state: 'completed' });
  expect(refusalSentence(refusal, 'EUR')).toBe(refusal.message);
});

it('writes the most of an amount as money, and the most of a count as a count', () => {
  expect(refusalSentence(refuse('tender-out-of-range', { most: 100_000_000 }), 'EUR')).toContain('€1,000,000.00');
  expect(refusalSentence(refuse('order-full', { most: 500 }), 'EUR')).toContain('500 lines');
});

it('writes dates in words', () => {
  const sentence = refusalSentence(refuse('day-already-open', { businessDate: '2026-11-20' }), 'EUR');
  expect(sentence).toContain('November 20, 2026');
});

it('[SF14] says how long to wait in the reader’s words, whatever the engine says', () => {
  const waits = (seconds: number) => refusalSentence(refuse('pin-locked', { seconds, wait: '?' }), 'EUR');
  expect(waits(119)).toContain('in 119 seconds.');
  expect(waits(451)).toContain('in 8 minutes.');
});

it('knows every code there is', () => {
  for (const code of Object.keys(refusalSentences)) expect(i18next.exists(code, { ns: 'refusal' }), code).toBe(true);
});
