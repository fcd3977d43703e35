import { implement, ORPCError } from '@orpc/server';
import { cloudContract, WIRE_VERSION } from '#shared/contract/cloud-contract.ts';
import type { OrgId, ShopId } from '#shared/ids/ids.ts';
import { businessDateAt } from '#shared/time/business-date.ts';
import type { Instant } from '#shared/time/instant.ts';
import { type Auth, ownerOf } from '../auth/auth.ts';
import { demoOwner } from '../auth/demo-owner.ts';
import { orgsOf } from '../auth/owners.ts';
import { inOrg } from '../db/connect.ts';
import type { CloudDb, OrgDb } from '../db/schema.ts';
import { devicesOfShop, tillOfToken } from '../devices/devices.ts';
import { createPairingCode, redeemPairingCode } from '../devices/pairing-codes.ts';
import { type ChainProblem, ingestPush } from '../ingest/ingest-push.ts';
import type { EventReader } from '../ingest/read-entry.ts';
import { readPush } from '../ingest/read-push.ts';
import { readExceptions } from '../reports/exceptions-report.ts';
import type { MovedListener } from '../reports/moved-listener.ts';
import { readSales } from '../reports/sales-report.ts';
import { readShop, readShops, type Shop } from '../reports/shops.ts';
import type { Attempts } from './attempts.ts';
import type { Caller } from './caller.ts';
import { type CodedError, codedErrors } from './coded-error.ts';

export interface Services {
  readonly db: CloudDb;
  readonly auth: Auth;
  readonly moves: MovedListener;
  readonly attempts: Attempts;
  readonly now: () => Instant;
  readonly read: EventReader;
  /** Whether the demonstration's owner may be shown to callers on this machine. */
  readonly isDemo: boolean;
}

const refused = ({ code, status, message }: CodedError) => new ORPCError(code, { status, message });

/** What the contract promises, operation by operation. */
export function createRouter(services: Services) {
  const api = implement(cloudContract).$context<{ caller: Caller }>();
  return api.router({ sync: syncRouter(api, services), office: officeRouter(api, services) });
}

type Api = ReturnType<typeof implement<typeof cloudContract, { caller: Caller }>>;

function syncRouter(api: Api, { db, attempts, now, read }: Services) {
  return {
    journal: api.sync.journal.handler(async ({ input, context, errors }) => {
      const till = context.caller.token ? await tillOfToken(db, context.caller.token) : null;
      if (!till) throw refused(codedErrors.unknownTill);
      if (input.wire !== WIRE_VERSION) throw errors.WIRE_UNSUPPORTED({ data: { served: [WIRE_VERSION] } });
      const push = readPush(input, till.device, read);
      if (!push.ok) {
        const { error } = push;
        throw refused(
          error.kind === 'foreign-device'
            ? codedErrors.foreignDevice
            : { ...codedErrors.badRequest, message: error.message },
        );
      }
      const { segment, sentAt = null } = input;
      const stored = await ingestPush(db, push.value, { till, segment, sentAt, now: now(), read });
      if (stored.ok) return { segment, acknowledged: stored.value.acknowledged, serverTime: now() };
      const { expectedSeq, fault } = stored.error;
      const data = { segment, expectedSeq, message: chainSentence(stored.error) };
      throw fault === 'gap' ? errors.CHAIN_GAP({ data }) : errors.CHAIN_BROKEN({ data });
    }),
    redeem: api.sync.redeem.handler(async ({ input, context: { caller }, errors }) => {
      const at = now();
      if (!attempts.mayTry(caller.address, at)) throw refused(codedErrors.tooMany);
      const paired = await redeemPairingCode(db, input.code, { id: input.deviceId, name: input.deviceName }, at);
      if (!paired) {
        attempts.failed(caller.address, at);
        throw errors.PAIRING_CODE_INVALID();
      }
      const { org, shop, letter, token } = paired;
      return { org, shop: shop.id, shopName: shop.name, letter, token, serverTime: now() };
    }),
  };
}

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

function officeRouter(api: Api, services: Services) {
  const { db, auth, moves, now, isDemo } = services;

  /** The organisations of whoever is signed in. */
  async function orgsOfCaller(caller: Caller): Promise<OrgId[]> {
    const owner = await ownerOf(auth, caller);
    if (!owner) throw refused(codedErrors.signedOut);
    return orgsOf(db, owner.userId);
  }

  /** Does `work` in the organisation whose shop this is; null if the caller has no such shop. */
  async function inShop<T>(
    caller: Caller,
    shopId: ShopId,
    work: (transaction: OrgDb, org: OrgId, shop: Shop) => Promise<T>,
  ): Promise<{ readonly answer: T } | null> {
    for (const org of await orgsOfCaller(caller)) {
      const found = await inOrg(db, org, async (transaction) => {
        const shop = await readShop(transaction, shopId);
        return shop ? { answer: await work(transaction, org, shop) } : null;
      });
      if (found) return found;
    }
    return null;
  }

  return {
    welcome: api.office.welcome.handler(({ context }) => ({
      demo: isDemo && context.caller.isLocal ? demoOwner : null,
    })),
    shops: api.office.shops.handler(async ({ context }) => {
      const shops: Shop[] = [];
      for (const org of await orgsOfCaller(context.caller)) shops.push(...(await inOrg(db, org, readShops)));
      return {
        shops: shops.map(({ id, name, currency, timeZone, dayStartMinutes }) => ({
          id,
          name,
          currency,
          timeZone,
          today: businessDateAt(now(), timeZone, dayStartMinutes),
        })),
      };
    }),
    sales: api.office.sales.handler(async ({ input, context, errors }) => {
      const read = await inShop(context.caller, input.shopId, (transaction, _, shop) =>
        readSales(transaction, shop, input.businessDate),
      );
      if (!read) throw errors.SHOP_UNKNOWN();
      return read.answer;
    }),
    exceptions: api.office.exceptions.handler(async ({ input, context, errors }) => {
      const read = await inShop(context.caller, input.shopId, (transaction, _, shop) =>
        readExceptions(transaction, shop),
      );
      if (!read) throw errors.SHOP_UNKNOWN();
      return { exceptions: read.answer };
    }),
    devices: api.office.devices.handler(async ({ input, context, errors }) => {
      const read = await inShop(context.caller, input.shopId, (transaction, _, shop) =>
        devicesOfShop(transaction, shop.id),
      );
      if (!read) throw errors.SHOP_UNKNOWN();
      return { devices: read.answer };
    }),
    createPairingCode: api.office.createPairingCode.handler(async ({ input, context, errors }) => {
      const made = await inShop(context.caller, input.shopId, (transaction, org, shop) =>
        createPairingCode(transaction, org, shop.id, now()),
      );
      if (!made) throw errors.SHOP_UNKNOWN();
      return made.answer;
    }),
    watch: api.office.watch.handler(async function* ({ input, context, errors, signal }) {
      const { caller } = context;
      const found = await inShop(caller, input.shopId, async (_, org) => org);
      if (!found) throw errors.SHOP_UNKNOWN();
      const { shopId } = input;
      for await (const businessDate of moves.watch(found.answer, shopId, signal ?? new AbortController().signal)) {
        // Whoever has signed out since hears no more.
        if (!(await ownerOf(auth, caller))) throw refused(codedErrors.signedOut);
        yield { shopId, businessDate };
      }
    }),
  };
}
