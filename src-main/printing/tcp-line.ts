import { connect } from 'node:net';
import type { UnreachableReason } from '#shared/printing/print-problem.ts';
import { createLine, LineBroken, type PrinterLine } from './printer-line.ts';

export interface TcpPoint {
  readonly host: string;
  readonly port: number;
}

/** Throws `LineBroken` when nobody answers there. */
export async function openTcpLine(point: TcpPoint, withinMs: number, signal: AbortSignal): Promise<PrinterLine> {
  const socket = connect({ host: point.host, port: point.port, allowHalfOpen: true, noDelay: true });
  const line = createLine(socket, signal);
  socket.on('connect', line.opened);
  socket.on('data', line.heard);
  socket.on('end', line.closed);
  socket.on('error', (error: NodeJS.ErrnoException) => line.breakWith('offline', wordsFor(error), reasonOf(error)));
  try {
    if (!(await line.until(() => line.connected, withinMs))) throw new LineBroken('offline', 'it does not answer');
    return line;
  } catch (error) {
    line.destroy();
    throw error;
  }
}

function reasonOf({ code }: NodeJS.ErrnoException): UnreachableReason | undefined {
  if (code === 'ECONNREFUSED') return 'closed-port';
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'unknown-name' : undefined;
}

function wordsFor(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'nothing accepts print jobs there';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'there is no device of that name on the network';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'ETIMEDOUT':
      return 'it does not answer';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'it broke the connection off';
    default:
      return `the connection failed (${error.code ?? error.message})`;
  }
}
