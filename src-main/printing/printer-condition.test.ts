import { describe, expect, it } from 'vitest';
import { conditionOf, nextQuestion } from './printer-condition.ts';

describe('[P51] what a printer says of itself', () => {
  it('is told by the bits that stand for it, whatever the others are', () => {
    const problemOf = (first: number, second?: number, fourth?: number) =>
      conditionOf({ 1: first, ...(second ? { 2: second } : {}), ...(fourth ? { 4: fourth } : {}) }).problem;
    expect(problemOf(0x12)).toBeNull();
    expect(problemOf(0x16)).toBeNull();
    expect(problemOf(0x12, 0x32, 0x7e)).toBeNull();
    expect(problemOf(0x1a)).toBe('not-ready');
    expect(problemOf(0x1a, 0x12, 0x12)).toBe('not-ready');
    expect(problemOf(0x1a, 0x16)).toBe('cover-open');
    expect(problemOf(0x1e, 0x32)).toBe('paper-out');
    expect(problemOf(0x1a, 0x36)).toBe('cover-open');
    expect(problemOf(0x1a, 0x52)).toBe('error');
    expect(problemOf(0x5a, 0x1a)).toBe('busy');
    expect(problemOf(0x1a, 0x12, 0x72)).toBe('paper-out');
    expect(problemOf(0x1a, 0x12, 0x1e)).toBe('not-ready');
  });

  it('tells of a roll that ends soon and of the drawer, beside that', () => {
    expect(conditionOf({ 1: 0x16, 4: 0x1e })).toEqual({ problem: null, isPaperLow: true, isDrawerSignalHigh: true });
    expect(conditionOf({ 1: 0x12, 4: 0x12 })).toEqual({ problem: null, isPaperLow: false, isDrawerSignalHigh: false });
  });

  it('is asked for only as far as an answer would say more', () => {
    expect(nextQuestion({})).toBe(1);
    expect(nextQuestion({ 1: 0x12 })).toBeNull();
    expect(nextQuestion({ 1: 0x1a })).toBe(2);
    expect(nextQuestion({ 1: 0x1a, 2: 0x32 })).toBeNull();
    expect(nextQuestion({ 1: 0x1a, 2: 0x12 })).toBe(4);
    expect(nextQuestion({ 1: 0x1a, 2: 0x12, 4: 0x12 })).toBeNull();
  });
});
