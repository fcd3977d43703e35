import type { CatalogIndex } from '../catalog/catalog.ts';
import type { DeviceId, OrderId, StaffId, StationId, TableId } from '../ids/ids.ts';
import type { PricingRules } from '../pricing/pricing-rules.ts';
import type { Refusal } from '../refusal.ts';
import type { Result } from '../result.ts';
import type { Table } from '../settings/floor.ts';
import type { ShopSettings, Station } from '../settings/settings.ts';
import type { Right } from '../staff/rights.ts';
import type { BusinessDate } from '../time/business-date.ts';
import type { Instant } from '../time/instant.ts';
import type { Order } from './order.ts';
import type { OrderEvent } from './order-events.ts';
import type { OrderType } from './order-type.ts';

/** The world that a decision may look at; passed in, so that screen and engine decide alike. */
export interface OrderContext {
  readonly now: Instant;
  readonly device: DeviceId;
  readonly staff: StaffId | null;
  /** What whoever means it may do, and what was approved for this one command; spec [SF8]. */
  readonly rights: ReadonlySet<Right>;
  /** The open trading day, or null. */
  readonly businessDate: BusinessDate | null;
  readonly orderNumber: string;
  readonly receiptNumber: string;
  readonly pricing: PricingRules;
  /** What the shop charges for its service now, or null. */
  readonly serviceCharge: ShopSettings['serviceCharge'];
  readonly catalog: CatalogIndex;
  readonly stations: ReadonlyMap<StationId, Station>;
  readonly tables: ReadonlyMap<TableId, Table>;
  /** Another order, for what goes to it; null where it is not known here. */
  readonly orderOf: (id: OrderId) => Order | null;
  /** The types of order that the shop takes, and the one that an order is until somebody says otherwise. */
  readonly orderTypes: readonly OrderType[];
  readonly defaultOrderType: OrderType;
  /** The shop's, in which its menu keeps hours. */
  readonly timeZone: string;
  /** What takes cards here. */
  readonly cardReader: ShopSettings['cards']['reader'];
  /** The orders that a card is being asked for, or given back to, right now; spec [CP4]. */
  readonly atCard: ReadonlySet<OrderId>;
  readonly scaleLabels: ShopSettings['scaleLabels'];
}

export type Decision = Result<OrderEvent[], Refusal>;
