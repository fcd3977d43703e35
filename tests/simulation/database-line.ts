import { Socket } from 'node:net';

/** The way from a cloud to its Postgres, which breaks when it is told to: as if one of them had died in the middle. */
export interface DatabaseLine {
  /** A connection of the cloud's, not yet open. */
  open(): Socket;
  /** Breaks a connection at the given message from now on, counted from 1, before or after Postgres has done what it says. */
  cutAt(message: number, arrives: boolean): void;
  mend(): void;
  /** Whether it is going to break. */
  isCutting(): boolean;
}

type Written = (error?: Error | null) => void;
type Parts = Parameters<Socket['_writev'] & {}>[0];

/** It breaks in the cloud's own socket: a process between the two would carry every message twice. */
export function createDatabaseLine(): DatabaseLine {
  let cut: { left: number; readonly arrives: boolean } | null = null;

  class BreakingSocket extends Socket {
    /** What Postgres answers from now on is heard by nobody. */
    #isDeaf = false;

    override _write(part: Buffer, encoding: BufferEncoding, written: Written): void {
      if (this.#carries()) super._write(part, encoding, written);
    }

    override _writev(parts: Parts, written: Written): void {
      if (this.#carries()) super._writev?.(parts, written);
    }

    override push(part: unknown, encoding?: BufferEncoding): boolean {
      if (!this.#isDeaf) return super.push(part, encoding);
      this.destroy();
      return false;
    }

    /** Whether the next message goes out. */
    #carries(): boolean {
      if (cut) cut.left -= 1;
      if (cut?.left !== 0) return true;
      this.#isDeaf = cut.arrives;
      cut = null;
      if (!this.#isDeaf) this.destroy();
      return this.#isDeaf;
    }
  }

  return {
    open: () => new BreakingSocket(),
    cutAt(message, arrives) {
      cut = { left: message, arrives };
    },
    mend() {
      cut = null;
    },
    isCutting: () => cut !== null,
  };
}
