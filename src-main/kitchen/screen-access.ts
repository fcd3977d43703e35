import { randomBytes } from 'node:crypto';
import type { CommandId, ScreenId } from '#shared/ids/ids.ts';
import type { KitchenScreens, ScreenInvitation } from '#shared/kitchen/kitchen-screens.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import { hexToBytes } from '../db/bytes.ts';
import { readCounter, writeCounter } from '../db/counters.ts';
import { handleCommand } from '../engine/handle-command.ts';
import { sha256 } from '../engine/sha256.ts';
import type { Till } from '../engine/till.ts';
import type { KitchenScreen } from './connected-screens.ts';
import { deleteScreen, findScreen, insertScreen, noteScreenSeen, readScreens } from './paired-screens.ts';
import { createScreenInvitations } from './screen-invitations.ts';

interface Command {
  readonly commandId: CommandId;
}

/** Who may read the kitchen's tickets from the shop's network, and whether anybody may. */
export interface ScreenAccess {
  /** All that an owner sees of it. */
  list(): KitchenScreens;
  isOn(): boolean;
  switchOn(input: Command & { readonly on: boolean }): Result<Record<string, never>, Refusal>;
  invite(invitation: ScreenInvitation): Result<{ code: string; until: Instant }, Refusal>;
  remove(input: Command & { readonly screenId: ScreenId }): Result<Record<string, never>, Refusal>;
  /** The secret of a screen that came with a code; or why it is not let in. */
  pair(code: string): { readonly token: string } | 'wrong' | 'too-many';
  /** Whose secret it is; null for a stranger. */
  identify(token: string): KitchenScreen | null;
  /** Counts a connection of a screen in, until the answered function is called. `end` ends it. */
  connect(screen: KitchenScreen, end: () => void): () => void;
  /** The door that screens come by asks to be told when it is to open or close, and says how it stands. */
  keepDoor(follow: () => void): void;
  sayDoor(door: KitchenScreens['door']): void;
}

/** A choice of this till alone, and no setting of the shop: a door is opened where somebody stands; spec [ST11]. */
const IS_ON = 'kitchen-screens';

export function createScreenAccess(till: Till): ScreenAccess {
  const invitations = createScreenInvitations(till.now);
  let door: KitchenScreens['door'] = { state: 'closed' };
  let follow = (): void => {};

  const isOn = () => readCounter(till.db, IS_ON) === 1;
  const list = (): KitchenScreens => ({
    ...{ isOn: isOn(), door },
    screens: readScreens(till.db).map((screen) => ({ ...screen, isConnected: till.screens.isConnected(screen.id) })),
  });
  const announce = () => till.publish({ kind: 'kitchen-screens', kitchenScreens: list() });
  const seen = ({ id }: KitchenScreen) => noteScreenSeen(till.db, id, till.now());

  return {
    list,
    isOn,
    switchOn(input) {
      const answer = handleCommand(till, 'screens.switch', input, () =>
        ok({
          events: [],
          answer: () => {
            writeCounter(till.db, IS_ON, input.on ? 1 : 0);
            return {};
          },
        }),
      );
      follow();
      announce();
      return answer;
    },
    invite: (invitation) => (isOn() ? ok(invitations.invite(invitation)) : err(refuse('screens-off'))),
    remove(input) {
      const { screenId } = input;
      const isThere = () => readScreens(till.db).some(({ id }) => id === screenId);
      const answer = handleCommand(till, 'screens.remove', input, () =>
        isThere()
          ? ok({
              events: [],
              answer: () => {
                deleteScreen(till.db, screenId);
                return {};
              },
            })
          : err(refuse('screen-unknown')),
      );
      if (answer.ok) till.screens.end(screenId);
      announce();
      return answer;
    },
    pair(code) {
      const invitation = invitations.redeem(code);
      if (typeof invitation === 'string') return invitation;
      const token = randomBytes(32).toString('base64url');
      insertScreen(till.db, { id: till.newId<ScreenId>(), ...invitation }, hashOf(token), till.now());
      announce();
      return { token };
    },
    identify(token) {
      const found = findScreen(till.db, hashOf(token));
      return found && { id: found.id, name: found.name, role: found.role };
    },
    connect(screen, end) {
      seen(screen);
      const leave = till.screens.connect(screen, end);
      announce();
      return () => {
        seen(screen);
        leave();
        announce();
      };
    },
    keepDoor(called) {
      follow = called;
    },
    sayDoor(stands) {
      door = stands;
      announce();
    },
  };
}

const hashOf = (token: string): Buffer => hexToBytes(sha256(token));
