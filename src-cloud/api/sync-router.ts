import { type implement, ORPCError } from '@orpc/server';
import { z } from 'zod';
import type { cloudContract } from '#shared/contract/cloud-contract.ts';
import { judgeWire, SERVED_WIRE_VERSIONS } from '#shared/contract/wire-versions.ts';
import { inOrg } from '../db/connect.ts';
import { knownTill, type Till } from '../devices/devices.ts';
import { redeemPairingCode } from '../devices/pairing-codes.ts';
import { shopKeyVersion } from '../devices/shop-keys.ts';
import { readHistory, readSegments } from '../ingest/history.ts';
import { type ChainProblem, ingestPush } from '../ingest/ingest-push.ts';
import { quarantinePush } from '../ingest/quarantine.ts';
import { type PushRefusal, readPush } from '../ingest/read-push.ts';
import { type Pushed, tellRefusedPush } from '../ingest/refused-pushes.ts';
import { type Refusal, tellOwner } from '../ingest/tell-owner.ts';
import { ingestRows } from '../rows/ingest-rows.ts';
import { readPushedRow } from '../rows/read-row.ts';
import type { Caller } from './caller.ts';
import { type CodedError, codedErrors, refused } from './coded-error.ts';
import type { Services } from './services.ts';

type Api = ReturnType<typeof implement<typeof cloudContract, { caller: Caller }>>;

/** What tills ask. */
export function syncRouter(api: Api, services: Services) {
  const { db, attempts, now, read, canRead, shopKeys } = services;
  const keyVersionOf = ({ org, shop }: Till) => inOrg(db, org, (transaction) => shopKeyVersion(transaction, shop));

  const sync = api.sync.use(async ({ context, next }) => {
    const known = await knownTill(db, context.caller.token);
    if (!known) throw refused(codedErrors.unknownTill);
    return next({ context: { known } });
  });
  /** Asks again once all is read: what a till is handed was read while it was let in; spec [CL21], [CL26]. */
  const handOut = sync.use(async ({ context: { caller, known }, next }) => {
    if (known.isRevoked) throw refused(codedErrors.lockedOut);
    const answer = await next();
    const still = await knownTill(db, caller.token);
    if (!still) throw refused(codedErrors.unknownTill);
    if (still.isRevoked) throw refused(codedErrors.lockedOut);
    return answer;
  });
  /** Runs before the body's shape is checked. Whatever the answer is, if it is no, the owner hears of it. */
  const push = (pushed: Pushed) =>
    sync.use(async ({ context, next }, input) => {
      try {
        refuseUnservedWire(input);
        return await next();
      } catch (error) {
        if (error instanceof ORPCError) await tellRefusedPush(db, context.known.till, pushed, error.code, now());
        throw error;
      }
    });

  return {
    journal: push('entries').journal.handler(async ({ input, context: { known }, errors }) => {
      const { till, isRevoked } = known;
      const pushed = readPush(input, till.device, read);
      if (!pushed.ok) throw refused(codeOf(pushed.error));
      const { segment, sentAt = null } = input;
      const context = { till, segment, sentAt, now: now(), read };
      if (isRevoked) {
        throw errors.DEVICE_REVOKED({ data: { segment, ...(await quarantinePush(db, pushed.value, context)) } });
      }
      const stored = await ingestPush(db, pushed.value, context);
      if (stored.ok) return { segment, acknowledged: stored.value.acknowledged, serverTime: now() };
      const { expectedSeq, fault } = stored.error;
      const data = { segment, expectedSeq, message: chainSentence(stored.error) };
      throw fault === 'gap' ? errors.CHAIN_GAP({ data }) : errors.CHAIN_BROKEN({ data });
    }),
    rows: push('rows').rows.handler(async ({ input, context: { known }, errors }) => {
      if (known.isRevoked) throw errors.DEVICE_REVOKED();
      const rows = await ingestRows(db, input.rows.map(readPushedRow), { till: known.till, now: now(), canRead });
      if (!rows) throw errors.DEVICE_REVOKED();
      return { rows, serverTime: now() };
    }),
    standing: handOut.standing.handler(async ({ context: { known } }) => {
      return { serverTime: now(), shopKeyVersion: await keyVersionOf(known.till) };
    }),
    shopKey: handOut.shopKey.handler(async ({ context: { known } }) => {
      return shopKeys(known.till.shop, await keyVersionOf(known.till));
    }),
    history: handOut.history.handler(async ({ context: { known } }) => {
      return { segments: await readSegments(db, known.till) };
    }),
    historyEntries: handOut.historyEntries.handler(async ({ input, context: { known }, errors }) => {
      const page = await readHistory(db, known.till, input.segment, input.after);
      if (page) return page;
      await tellOwner(db, known.till, historyRefused, now());
      throw errors.SEGMENT_UNKNOWN();
    }),
    redeem: api.sync.redeem.handler(async ({ input, context: { caller }, errors }) => {
      const at = now();
      if (!attempts.mayTry(caller.address, at)) throw refused(codedErrors.tooMany);
      const paired = await redeemPairingCode(db, input.code, { id: input.deviceId, name: input.deviceName }, at);
      if (!paired) {
        attempts.failed(caller.address, at);
        throw errors.PAIRING_CODE_INVALID();
      }
      const { org, shop, letter, token, isSetUp, keyVersion } = paired;
      const place = { org, shop: shop.id, shopName: shop.name, letter, isSetUp };
      return { ...place, token, shopKey: shopKeys(shop.id, keyVersion), serverTime: now() };
    }),
  };
}

/** A till of ours asks for what it was told of: this is somebody who tries its token, or a cloud that has lost something. */
const historyRefused: Refusal = {
  kind: 'history-refused',
  say: (letter) => `Till ${letter} asked for entries that the cloud does not have of it. It got nothing.`,
};

/** Another version may have another shape: which it is must be known before the shape is checked; spec [CL24]. */
function refuseUnservedWire(input: unknown): void {
  const said = z.object({ wire: z.int() }).safeParse(input);
  const update = said.success ? judgeWire(said.data.wire) : null;
  if (update === null) return;
  const { status, message } = update === 'cloud' ? codedErrors.updateCloud : codedErrors.updateTill;
  const code = update === 'cloud' ? 'UPDATE_CLOUD' : 'UPDATE_TILL';
  throw new ORPCError(code, { status, message, data: { served: SERVED_WIRE_VERSIONS } });
}

const codeOf = (refusal: PushRefusal): CodedError =>
  refusal.kind === 'foreign-device'
    ? codedErrors.foreignDevice
    : { ...codedErrors.badRequest, message: refusal.message };

function chainSentence({ seq, fault, expectedSeq }: ChainProblem): string {
  switch (fault) {
    case 'gap':
      return `Entry ${seq} came, but entry ${expectedSeq} is not held yet.`;
    case 'broken-link':
      return `Entry ${seq} does not name the entry before it that is held.`;
    case 'wrong-hash':
      return `Entry ${seq} is not what its hash says.`;
    case 'foreign-segment':
      return `Entry ${seq} belongs to another segment.`;
    default:
      return fault satisfies never;
  }
}
