import type { Recovery } from '#shared/contract/till-state.ts';
import type { CommandId } from '#shared/ids/ids.ts';
import type { Refusal } from '#shared/refusal.ts';
import { ok, type Result } from '#shared/result.ts';
import { handleCommand } from '../engine/handle-command.ts';
import type { Till } from '../engine/till.ts';
import { markSeen, readUnseen } from './recoveries.ts';

/** A person has read what became of the till's file: no screen says it any more; spec [B31]. */
export function seeRecovery(
  till: Till,
  input: { readonly commandId: CommandId; readonly recovery: number },
): Result<{ recovery: Recovery | null }, Refusal> {
  const answer = handleCommand(till, 'till.recoverySeen', input, () =>
    ok({
      events: [],
      answer: () => {
        markSeen(till.db, input.recovery, till.now());
        return { recovery: readUnseen(till.db) };
      },
    }),
  );
  till.publish({ kind: 'recovery', recovery: readUnseen(till.db) });
  return answer;
}
