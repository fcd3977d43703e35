import { useEffect, useMemo, useState } from 'react';
import type { OrderId } from '#shared/ids/ids.ts';
import type { Mail } from '#shared/mail/mail.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';

const NONE: readonly Mail[] = [];

/** The receipts of an order that were asked for by e-mail, newest first, as they stand now. */
export function useMails(orderId: OrderId): readonly Mail[] {
  const till = useTill();
  const [read, setRead] = useState(NONE);
  const recent = useTillView(({ state }) => state?.mails ?? NONE);
  useEffect(() => {
    let isShown = true;
    void till.attemptQuietly(async (client) => {
      const { mails } = await client.receipts.mails({ orderId });
      if (isShown) setRead(mails);
    });
    return () => {
      isShown = false;
    };
  }, [till, orderId]);
  return useMemo(() => {
    const byId = new Map([...read, ...recent].flatMap((one) => (one.orderId === orderId ? [[one.id, one]] : [])));
    return [...byId.values()].sort((a, b) => b.askedAt - a.askedAt);
  }, [read, recent, orderId]);
}
