import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandId, StaffId } from '#shared/ids/ids.ts';
import type { Refusal } from '#shared/refusal.ts';
import { type Right, right } from '#shared/staff/rights.ts';
import type { TillClient } from './connection.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** A command that somebody else must approve first; spec [SF20]. */
export interface ApprovalAsked {
  readonly right: Right;
  /** Answers why it is not approved, or null. */
  approve(staffId: StaffId, pin: string): Promise<Trouble | null>;
  cancel(): void;
}

export interface ApprovalDesk {
  readonly store: StoreApi<{ readonly asked: ApprovalAsked | null }>;
  /** Whether somebody lent the right to this command. */
  ask(commandId: CommandId, needed: Right): Promise<boolean>;
}

export function createApprovalDesk(client: () => TillClient): ApprovalDesk {
  const store: ApprovalDesk['store'] = createStore(() => ({ asked: null }));
  return {
    store,
    ask(commandId, needed) {
      store.getState().asked?.cancel();
      return new Promise((resolve) => {
        const close = (isApproved: boolean) => {
          store.setState({ asked: null });
          resolve(isApproved);
        };
        store.setState({
          asked: {
            right: needed,
            async approve(staffId, pin) {
              try {
                await client().staff.approve({ commandId, right: needed, staffId, pin });
                close(true);
                return null;
              } catch (error) {
                return troubleOf(error);
              }
            },
            cancel: () => close(false),
          },
        });
      });
    },
  };
}

/** The right that a refusal says is lacking; null for any other. */
export const rightLackedBy = (refusal: Refusal): Right | null =>
  refusal.code === 'right-missing' ? (right.safeParse(refusal.data.right).data ?? null) : null;
