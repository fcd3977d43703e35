import { implement } from '@orpc/server';
import { cloudContract } from '#shared/contract/cloud-contract.ts';
import type { DeviceId, OrgId, ShopId } from '#shared/ids/ids.ts';
import { businessDateAt } from '#shared/time/business-date.ts';
import { ownerOf } from '../auth/auth.ts';
import { demoOwner } from '../auth/demo-owner.ts';
import { orgsOf } from '../auth/owners.ts';
import { inOrg } from '../db/connect.ts';
import type { OrgDb } from '../db/schema.ts';
import { devicesOfShop, letterOf, reinstateDevice, revokeDevice } from '../devices/devices.ts';
import { createPairingCode } from '../devices/pairing-codes.ts';
import { admitQuarantined } from '../ingest/quarantine.ts';
import { readWaiting } from '../ingest/quarantined-entries.ts';
import { readDrawers } from '../reports/drawers-report.ts';
import { readExceptions } from '../reports/exceptions-report.ts';
import { tellMoved } from '../reports/moved-channel.ts';
import { readSales } from '../reports/sales-report.ts';
import { readShop, readShops, type Shop } from '../reports/shops.ts';
import type { Caller } from './caller.ts';
import { codedErrors, refused } from './coded-error.ts';
import type { Services } from './services.ts';
import { syncRouter } from './sync-router.ts';

/** What the contract promises, operation by operation. */
export function createRouter(services: Services) {
  const api = implement(cloudContract).$context<{ caller: Caller }>();
  return api.router({ sync: syncRouter(api, services), office: officeRouter(api, services) });
}

type Api = ReturnType<typeof implement<typeof cloudContract, { caller: Caller }>>;

function officeRouter(api: Api, services: Services) {
  const { db, auth, moves, now, isDemo, read } = services;

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

  /** Does `work` in the shop that has this till, and tells those who watch. */
  async function withDevice<T>(
    { caller }: { readonly caller: Caller },
    { shopId, deviceId }: { readonly shopId: ShopId; readonly deviceId: DeviceId },
    errors: { SHOP_UNKNOWN(): Error; DEVICE_UNKNOWN(): Error },
    work: (transaction: OrgDb, org: OrgId, letter: string) => Promise<T>,
  ): Promise<T> {
    const done = await inShop(caller, shopId, async (transaction, org) => {
      const letter = await letterOf(transaction, shopId, deviceId);
      if (letter === null) return null;
      await tellMoved(transaction, { org, shop: shopId }, { dates: [], other: true });
      return { answer: await work(transaction, org, letter) };
    });
    if (!done) throw errors.SHOP_UNKNOWN();
    if (!done.answer) throw errors.DEVICE_UNKNOWN();
    return done.answer.answer;
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
    drawers: api.office.drawers.handler(async ({ input, context, errors }) => {
      const read = await inShop(context.caller, input.shopId, (transaction, _, shop) =>
        readDrawers(transaction, shop, input.businessDate),
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
      const read = await inShop(context.caller, input.shopId, async (transaction, _, shop) => {
        const waiting = await readWaiting(transaction, shop.id);
        const devices = await devicesOfShop(transaction, shop.id);
        return devices.map((device) => ({ ...device, waiting: waiting.get(device.id) ?? null }));
      });
      if (!read) throw errors.SHOP_UNKNOWN();
      return { devices: read.answer };
    }),
    createPairingCode: api.office.createPairingCode.handler(async ({ input, context, errors }) => {
      const { shopId, inPlaceOf = null } = input;
      const made = await inShop(context.caller, shopId, async (transaction, org) => {
        if (inPlaceOf && (await letterOf(transaction, shopId, inPlaceOf)) === null) return null;
        return createPairingCode(transaction, org, shopId, now(), inPlaceOf);
      });
      if (!made) throw errors.SHOP_UNKNOWN();
      if (!made.answer) throw errors.DEVICE_UNKNOWN();
      return made.answer;
    }),
    revokeDevice: api.office.revokeDevice.handler(async ({ input, context, errors }) => {
      await withDevice(context, input, errors, (transaction) => revokeDevice(transaction, input.deviceId, now()));
      return {};
    }),
    reinstateDevice: api.office.reinstateDevice.handler(async ({ input, context, errors }) => {
      await withDevice(context, input, errors, (transaction) => reinstateDevice(transaction, input.deviceId));
      return {};
    }),
    admitQuarantined: api.office.admitQuarantined.handler(async ({ input, context, errors }) => {
      const { deviceId: device } = input;
      const found = await withDevice(context, input, errors, async (_, org, letter) => ({ org, letter }));
      await admitQuarantined(db, { ...found, device }, now(), read);
      return {};
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
