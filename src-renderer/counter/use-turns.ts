import { useEffect, useState } from 'react';
import type { StaffId } from '#shared/ids/ids.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import { useCounter } from './counter-context.tsx';
import { goTo } from './screen-store.ts';

/** Who goes over to a copy, or comes back, begins anew at the counter. */
export function useTrainingTurns(): void {
  const counter = useCounter();
  const isTraining = useTillView((view) => view.isTraining);
  const [was, setWas] = useState(isTraining);
  useEffect(() => {
    if (was === isTraining) return;
    setWas(isTraining);
    counter.take(null);
    goTo('counter');
  }, [counter, isTraining, was]);
}

/** Whoever was signed in last. Another who comes after them begins anew; orders stay open. */
export function useLastPerson(): StaffId | null {
  const counter = useCounter();
  const person = useTillView(({ session }) => session?.signedIn?.staffId ?? null);
  const [last, setLast] = useState<StaffId | null>(null);
  useEffect(() => {
    if (person === null || person === last) return;
    if (last !== null) counter.take(null);
    setLast(person);
  }, [counter, person, last]);
  return last;
}

/** What lies open asked for what is done now. */
export function useAfterApproval(): void {
  const till = useTill();
  const counter = useCounter();
  useEffect(
    () =>
      till.onApproved(() => {
        counter.show(null);
        if (counter.order()?.status.state === 'cancelled') counter.take(null);
      }),
    [till, counter],
  );
}
