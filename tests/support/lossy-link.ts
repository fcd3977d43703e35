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
  /** No link can be had until `restore`. */
  refuseLinks(): void;
  restoreLinks(): void;
}

export function lossyLink({ router, sessions }: Pick<Engine, 'router' | 'sessions'>): LossyLink {
  const handler = new RPCHandler(router);
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
      handler.upgrade(towardsEngine.port2, { context: byLink(sessions.openLink()) });
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
