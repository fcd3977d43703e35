import { useEffect, useRef, useState } from 'react';
import type { ItemId } from '#shared/ids/ids.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';

/** The most that is asked for: nobody looks through more. */
const MOST = 200;

interface Answer {
  readonly query: string;
  readonly itemIds: readonly ItemId[];
}

/**
 * What the engine finds for what is typed; the last answer stands until the next has come, so that nothing flickers. Null
 * where nothing is looked for, or nobody answers. `first` waits for the answer to what is typed by then; spec [MN40].
 */
export function useMenuSearch(typed: string) {
  const till = useTill();
  const query = typed.trim();
  const version = useTillView(({ menu }) => menu?.version ?? 0);
  const isUp = useTillView(({ link }) => link === 'up');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const asked = useRef<{ readonly query: string; readonly answer: Promise<Answer> } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what another menu holds is asked for anew
  useEffect(() => {
    if (query === '' || !isUp) {
      asked.current = null;
      setAnswer(null);
      return;
    }
    const mine = till.client.catalog.search({ query, limit: MOST }).then(({ itemIds }) => ({ query, itemIds }));
    asked.current = { query, answer: mine };
    mine.then(
      (found) => asked.current?.answer === mine && setAnswer(found),
      () => asked.current?.answer === mine && setAnswer(null),
    );
  }, [till, query, version, isUp]);

  return {
    answer,
    first: async (): Promise<ItemId | null> => {
      const waited = await asked.current?.answer.catch(() => null);
      return waited?.itemIds[0] ?? null;
    },
  };
}
