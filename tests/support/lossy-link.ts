import { RPCHandler } from '@orpc/server/message-port';
import type { Engine } from '#main/engine/start-engine.ts';
import { byLink } from '#main/staff/caller.ts';

type OpenLink = () => Promise<MessagePort>;

/**
 * A way to an engine by real MessagePorts, with a relay in the middle that can lose what passes. What it does not
 * cover: a transport's own framing, which the browser journeys run.
 */
export interface LossyLink {
  readonly openPort: OpenLink;
  /** Everything that was asked, as it went over the wire. */
  readonly asked: { path: string; commandId: string | undefined }[];
  /** Answers are swallowed from now on. */
  loseAnswers(): void;
  /** Breaks the link; the next one is whole. */
  cut(): void;
  /** The next link leads to this engine: the one before was started anew. */
  moveTo(engine: Pick<Engine, 'router' | 'sessions'>): void;
  /** No link can be had until `restore`. */
  refuseLinks(): void;
  restoreLinks(): void;
}

export function lossyLink(first: Pick<Engine, 'router' | 'sessions'>): LossyLink {
  let engine = first;
  const asked: LossyLink['asked'] = [];
  let answersPass = true;
  let linksOpen = true;
  let closeCurrent = () => {};

  return {
    asked,
    async openPort() {
      if (!linksOpen) throw new Error('no link can be had');
      const towardsScreen = new MessageChannel();
      const towardsEngine = new MessageChannel();
      const context = byLink(engine.sessions.openLink());
      new RPCHandler(engine.router).upgrade(towardsEngine.port2, { context });
      towardsEngine.port2.start();
      towardsScreen.port2.onmessage = ({ data }) => {
        asked.push(...requestIn(data));
        towardsEngine.port1.postMessage(data);
      };
      towardsEngine.port1.onmessage = ({ data }) => {
        if (answersPass) towardsScreen.port2.postMessage(data);
      };
      closeCurrent = () => {
        towardsScreen.port2.close();
        towardsEngine.port1.close();
      };
      return towardsScreen.port1;
    },
    loseAnswers() {
      answersPass = false;
    },
    cut() {
      answersPass = true;
      closeCurrent();
    },
    moveTo(another) {
      engine = another;
    },
    refuseLinks() {
      linksOpen = false;
      closeCurrent();
    },
    restoreLinks() {
      linksOpen = true;
    },
  };
}

/** Reads the wire: `{ i: id, p: { u: url, b: { json: input } } }` is a request. */
function requestIn(message: unknown): LossyLink['asked'] {
  const { p } = (typeof message === 'string' ? JSON.parse(message) : message) as {
    p?: { u?: string; b?: { json?: { commandId?: string } } };
  };
  return p?.u ? [{ path: p.u.replace(/^\//, ''), commandId: p.b?.json?.commandId }] : [];
}
