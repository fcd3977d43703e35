import { describe, expect, it } from 'vitest';
import { createAnswerReader } from './printer-answers.ts';

const read = (...bytes: number[]) => createAnswerReader()(Uint8Array.from(bytes)).map((answer) => answer.kind);

describe('[P22] what a printer says', () => {
  it('tells conditions from confirmations', () => {
    expect(createAnswerReader()(Uint8Array.of(0x12, 0x1a, 0x00))).toEqual([
      { kind: 'condition', byte: 0x12 },
      { kind: 'condition', byte: 0x1a },
      { kind: 'done' },
    ]);
    expect(read(0x00, 0x03, 0x0c, 0x0f)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('is not confused by status that nobody asked for, even in pieces', () => {
    expect(read(0x10, 0x00, 0x00, 0x0f, 0x12)).toEqual(['condition']);
    const reader = createAnswerReader();
    expect(reader(Uint8Array.of(0x14, 0x00))).toEqual([]);
    expect(reader(Uint8Array.of(0x00, 0x0f, 0x00))).toEqual([{ kind: 'done' }]);
  });

  it('takes neither flow control nor the words of a stranger for a confirmation', () => {
    expect(read(0x11, 0x13)).toEqual([]);
    const stranger = createAnswerReader()(Buffer.from('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'));
    expect(stranger).toEqual([{ kind: 'stranger' }]);
    const reader = createAnswerReader();
    expect(reader(Buffer.from('SSH'))).toEqual([]);
    expect(reader(Buffer.from('-2.0'))).toEqual([{ kind: 'stranger' }]);
  });
});
