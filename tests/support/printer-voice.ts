import type { Socket } from 'node:net';
import type { Token } from './escpos-tokens.ts';

/** How a printer speaks, whatever its condition. */
export interface Speech {
  /** What it answers in its turn: GS r, GS ( H, or both unless given. */
  readonly confirmsBy?: readonly ('status' | 'id')[];
  /** It says a word about itself (ASB) at the connection, before and after each answer and at each change, whether it was told not to or not. */
  readonly unasked?: boolean;
  /** Its bytes leave one by one. */
  readonly dribbles?: boolean;
}

/** What a printer says on one connection. */
export interface Voice {
  say(bytes: readonly number[]): void;
  /** Closes its side once it has said all. */
  hangUp(): void;
}

export function createVoice(socket: Socket, { dribbles = false }: Speech): Voice {
  let said = Promise.resolve();
  const write = (bytes: Uint8Array) =>
    new Promise<void>((taken) => {
      if (socket.writable) socket.write(bytes, () => taken());
      else taken();
    });
  socket.setNoDelay();
  return {
    say(bytes) {
      const parts = dribbles ? bytes.map((byte) => [byte]) : [bytes];
      for (const part of parts) said = said.then(() => write(Uint8Array.from(part)));
    },
    hangUp: () => void said.then(() => socket.end()),
  };
}

/** What a printer that confirms answers to this, behind all that it printed before; null where there is nothing to answer. */
export function confirmationOf(token: Token, { confirmsBy = ['status', 'id'] }: Speech): readonly number[] | null {
  if (token.kind !== 'command') return null;
  if (token.name === 'ask-done' && confirmsBy.includes('status')) return [0x00];
  if (token.name !== 'ask-done-with-id' || !confirmsBy.includes('id')) return null;
  return [0x37, 0x22, ...token.parameters.slice(4), 0x00];
}

/** A printer sees DLE EOT wherever it stands in what it is sent. */
export const questionsIn = (bytes: Buffer): number[] =>
  [...bytes].flatMap((byte, at) => (byte === 0x10 && bytes[at + 1] === 0x04 ? [bytes[at + 2] ?? 1] : []));
