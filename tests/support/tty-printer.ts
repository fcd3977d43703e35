import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createRoll, type Slip } from './escpos-text.ts';
import { tokensOf } from './escpos-tokens.ts';

/**
 * A printer on a serial line: a pseudo-terminal, made by `script` of util-linux, whose other end prints, answers DLE EOT as
 * ready and GS r in its turn. It does not cover: the speed of a line, flow control, a device that goes away.
 */
export async function startTtyPrinter(columns = 48) {
  const command = 'stty raw -echo; tty; exec sleep 600';
  const child: ChildProcessWithoutNullStreams = spawn('script', ['-qfc', command, '/dev/null']);
  const roll = createRoll(columns);
  let waiting: Uint8Array = new Uint8Array();
  const take = (bytes: Buffer): void => {
    const { tokens, rest } = tokensOf(Buffer.concat([waiting, bytes]));
    waiting = rest;
    for (const token of tokens) {
      roll.take(token);
      if (token.kind === 'command' && token.name === 'ask-condition') child.stdin.write(Uint8Array.of(0x12));
      if (token.kind === 'command' && token.name === 'ask-done') child.stdin.write(Uint8Array.of(0x00));
    }
  };
  const path = await new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    let said = '';
    const greet = (data: Buffer): void => {
      said += data.toString('latin1');
      const name = /\/dev\/\S+/.exec(said)?.[0];
      if (!name || !said.includes('\n')) return;
      child.stdout.off('data', greet);
      child.stdout.on('data', take);
      resolve(name);
    };
    child.stdout.on('data', greet);
  });
  return {
    path,
    slips: (): readonly Slip[] => roll.slips(),
    close: () => child.kill(),
  };
}
