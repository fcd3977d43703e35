import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Asked } from './kitchen-process.ts';

/** What a till answers: what was asked for, or why not. */
export type Answer = { readonly answer: unknown } | { readonly refused: unknown };

/** A till whose engine may be killed at any moment: what was asked then is asked again, as the same thing. */
export class MortalTill {
  private readonly program: string;
  private readonly args: readonly [directory: string, addresses: string];
  private engine: ChildProcess;
  private isReady = false;
  private onReady: () => void = () => {};
  private readonly open = new Map<number, { asked: Asked; answered: (answer: Answer) => void }>();
  private asks = 0;

  constructor(program: string, directory: string, addresses: object) {
    this.program = program;
    this.args = [directory, JSON.stringify(addresses)];
    this.engine = this.start('patient');
  }

  ask(noun: Asked['noun'], name: string, input: unknown): Promise<Answer> {
    this.asks += 1;
    const asked = { ask: this.asks, noun, name, input };
    return new Promise((answered) => {
      this.open.set(asked.ask, { asked, answered });
      if (this.isReady) this.send(asked);
    });
  }

  /** Ends it in the middle of whatever it does, and starts it again with less patience; resolves when it works. */
  async killAndStart(): Promise<void> {
    const gone = once(this.engine, 'exit');
    this.isReady = false;
    this.engine.kill('SIGKILL');
    await gone;
    const ready = new Promise<void>((resolve) => {
      this.onReady = resolve;
    });
    this.engine = this.start('hasty');
    await ready;
  }

  async close(): Promise<void> {
    const gone = once(this.engine, 'exit');
    this.engine.disconnect();
    await gone;
  }

  /** One that is gone meanwhile is asked again when it is back. */
  private send(asked: Asked): void {
    this.engine.send(asked, () => {});
  }

  private start(patience: 'hasty' | 'patient'): ChildProcess {
    const engine = fork(this.program, [...this.args, patience], { execArgv: [] });
    engine.on('message', (said: 'ready' | (Answer & { ask: number })) => {
      if (said === 'ready') {
        this.isReady = true;
        this.onReady();
        for (const { asked } of this.open.values()) this.send(asked);
        return;
      }
      this.open.get(said.ask)?.answered(said);
      this.open.delete(said.ask);
    });
    return engine;
  }
}
