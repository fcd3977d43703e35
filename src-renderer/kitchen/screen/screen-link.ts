import { NOT_LET_IN } from '#shared/contract/not-let-in.ts';
import { type OpenLink, openSocketLink } from '../../till-client/engine-link.ts';

/** The way to the till; while the till does not let this screen in, none until somebody has paired it. */
export interface ScreenDoor {
  readonly openLink: (onUnpaired: () => void) => OpenLink;
  /** The screen has been paired: the way is tried again at once. */
  readonly paired: () => void;
}

export function screenDoor({ host, protocol }: Pick<Location, 'host' | 'protocol'>): ScreenDoor {
  const url = `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/rpc`;
  let letIn = Promise.resolve();
  let paired = () => {};
  return {
    paired: () => paired(),
    openLink: (onUnpaired) => async () => {
      await letIn;
      return openSocketLink(url, {
        onClosed(code) {
          if (code !== NOT_LET_IN) return;
          const waiting = Promise.withResolvers<void>();
          letIn = waiting.promise;
          paired = waiting.resolve;
          onUnpaired();
        },
      });
    },
  };
}
