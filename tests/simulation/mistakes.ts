/** A mistake that somebody could make, as a change of one place in the sources. */
export interface Mistake {
  readonly mistake: string;
  readonly file: string;
  readonly find: string;
  readonly put: string;
  /** It takes so much to show that a plan is kept for it and played first: chance alone finds it only now and then. */
  readonly isRare?: boolean;
}

export const mistakes: readonly Mistake[] = [
  {
    mistake: 'the cloud drops its idempotency check',
    file: 'src-cloud/ingest/ingest-push.ts',
    find: 'entries.filter(({ seq, hash }) => !held.get(seq)?.has(hash))',
    put: 'entries',
  },
  {
    mistake: 'the cloud sorts by the wall clock',
    file: 'src-cloud/ingest/fold-order.ts',
    find: 'compareEntries(a.said.envelope, b.said.envelope)',
    put: 'a.said.envelope.at - b.said.envelope.at',
  },
  {
    mistake: 'the cloud acknowledges before it has committed',
    file: 'src-cloud/api/sync-router.ts',
    find: 'const stored = await ingestPush(db, pushed.value, context);',
    put: `ingestPush(db, pushed.value, context).catch(() => undefined);
      const stored = { ok: true, value: { acknowledged: pushed.value.entries.at(-1)?.seq ?? 0 }, error: null };`,
  },
  {
    mistake: 'the cloud folds its rollups twice',
    file: 'src-cloud/ingest/project.ts',
    find: 'await moveRollups(db, org, shop, by);',
    put: 'await moveRollups(db, org, shop, by); await moveRollups(db, org, shop, by);',
  },
  {
    mistake: 'the till drops its idempotency check',
    file: 'src-main/engine/handle-command.ts',
    find: 'if (answer) return repeat(',
    put: 'if (answer === "reused") return repeat(',
  },
  {
    mistake: 'everybody sorts by the wall clock',
    file: 'src-shared/time/hlc.ts',
    find: 'Math.max(last + 1, now * COUNTERS)',
    put: '(now * COUNTERS + (last % 1))',
    isRare: true,
  },
  {
    mistake: 'the till takes for acknowledged what it is about to send',
    file: 'src-main/sync/send-journal.ts',
    find: 'const answer = await client.push(',
    put: `db.prepare('UPDATE segment SET acknowledged = ? WHERE number = ?').run(segment.last, segment.number);
    const answer = await client.push(`,
  },
  {
    mistake: 'the till takes for acknowledged what another copy of its file sent',
    file: 'src-main/sync/settle-push.ts',
    find: 'recordAcknowledged(db, segment, Math.min(answer.acknowledged, lastOf(sent)))',
    put: 'recordAcknowledged(db, segment, answer.acknowledged)',
    isRare: true,
  },
  {
    mistake: 'the till stores how far it read before what it read',
    file: 'src-main/engine/take-shape.ts',
    find: 'const taken = transact(till.db, () => {',
    put: `if (position && position !== 'forget') {
      transact(till.db, () => writeShapePosition(till.db, shape, till.device.shop, position));
    }
    const taken = transact(till.db, () => {`,
    isRare: true,
  },
  {
    mistake: 'the till takes records as they arrive',
    file: 'src-main/catalog/pulled-records.ts',
    find: 'const after = mergeRecord(before, record);',
    put: 'const after = record;',
    isRare: true,
  },
  {
    mistake: 'an older copy of another till opens a settled order again',
    file: 'src-main/engine/take-shape.ts',
    find: 'for (const order of orders) writeOrder(till.db, order);',
    put: `for (const [at, { id }] of orders.entries()) {
      const facts = rows.flatMap((row) => (row.order_id === id ? (readPeerFact(String(row.body)) ?? []) : []));
      const isOver = facts.some(({ type }) => type === 'order.completed' || type === 'order.cancelled');
      if (!isOver) orders[at] = { ...orders[at], status: { state: 'open' } };
      writeOrder(till.db, orders[at]);
    }`,
  },
  {
    mistake: 'what others said of an order takes the place of what was recorded here',
    file: 'src-main/orders/fold-order.ts',
    find: '  ...readOrderEntries(db, id, upTo).flatMap(factOf),',
    put: '  ...(readPeerFacts(db, id, upTo).length > 0 ? [] : readOrderEntries(db, id, upTo).flatMap(factOf)),',
  },
  {
    mistake: 'the till gives out again the numbers that its lost file gave out',
    file: 'src-main/engine/take-shape.ts',
    find: 'countNumbers(till.db, till.device, fact);',
    put: '',
    isRare: true,
  },
  {
    mistake: 'the till prints what another till sent',
    file: 'src-shared/kitchen/kitchen-delta.ts',
    find: ' || line.device !== device || toldOf',
    put: ' || toldOf',
  },
  {
    mistake: 'the feed leaves out that an order was settled',
    file: 'src-cloud/ingest/shop-feed.ts',
    find: `WHERE "settledLastAt" IS NULL
      OR`,
    put: 'WHERE "settledLastAt" IS NULL AND',
  },
  {
    mistake: 'the till takes from stock what the cloud has taken already',
    file: 'src-main/stock/levels.ts',
    find: 'Math.max(reach[segment] ?? 0, elsewhere)',
    put: 'elsewhere',
  },
  {
    mistake: 'the cloud takes from stock what two tills sold of one order',
    file: 'src-cloud/stock/move-stock.ts',
    find: 'before.get(key) ?? []',
    put: 'before.get(key)?.slice(0, 0) ?? []',
    isRare: true,
  },
  {
    mistake: 'a station of a modifier is not told',
    file: 'src-shared/kitchen/routing.ts',
    find: '...modifiers.flatMap((one) => one.stations ?? []),',
    put: '',
  },
  {
    mistake: 'a bump makes payments stale',
    file: 'src-main/kitchen/say-of-ticket.ts',
    find: 'answer: () => ({})',
    put: `answer() {
        const order = till.openOrders.get(orderId);
        if (order) till.openOrders.set(orderId, { ...order, version: order.version + 1 });
        return {};
      }`,
  },
  {
    mistake: 'a refund is added to its day again whenever its order changes',
    file: 'src-cloud/reports/contributions.ts',
    find: 'takenBack.flatMap((one) => one.refunds),',
    put: '[],',
  },
  {
    mistake: 'change that was given is expected in the drawer',
    file: 'src-shared/drawer/takings-of.ts',
    find: 'asMinor(sign * payment.amount)',
    put: "asMinor(sign * (payment.tender === 'cash' ? payment.tendered : payment.amount))",
  },
  {
    mistake: 'what an order brought to the drawer counts again when something of it comes late',
    file: 'src-main/drawer/project-takings.ts',
    find: 'clearTakings(db, id);',
    put: '',
  },
];
