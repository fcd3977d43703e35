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

  it('[P80] reads an id that is given back, in pieces, with flow control in between', () => {
    const reader = createAnswerReader();
    expect(reader(Uint8Array.of(0x37))).toEqual([]);
    expect(reader(Uint8Array.of(0x22, 0x61, 0x13, 0x11, 0x32))).toEqual([]);
    expect(reader(Uint8Array.of(0x7e, 0x21, 0x00, 0x12))).toEqual([
      { kind: 'done-with-id', id: 'a2~!' },
      { kind: 'condition', byte: 0x12 },
    ]);
  });

  it('[P82] hears what follows where an unasked status or an id was cut short', () => {
    expect(read(0x10, 0x00, 0x12)).toEqual(['condition']);
    expect(read(0x10, 0x37, 0x22, 0x61, 0x61, 0x61, 0x61, 0x00, 0x00)).toEqual(['done-with-id', 'done']);
    expect(read(0x37, 0x22, 0x61, 0x00)).toEqual(['done']);
    expect(read(0x37, 0x22, 0x61, 0x61, 0x12)).toEqual(['stranger']);
    expect(read(0x37, 0x12)).toEqual(['condition']);
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
