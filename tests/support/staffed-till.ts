import { createRouterClient } from '@orpc/server';
import { pino } from 'pino';
import { expect } from 'vitest';
import type { EngineOptions } from '#main/engine/engine-options.ts';
import { byLink } from '#main/staff/caller.ts';
import type { CommandId, StaffId } from '#shared/ids/ids.ts';
import type { Role } from '#shared/staff/rights.ts';
import type { SessionView } from '#shared/staff/session.ts';
import { asInstant } from '#shared/time/instant.ts';
import { newId, openEngine, type TestEngine, tempDirectory } from './engine.ts';

export const OWNER_PIN = '902114';
export const SERVER_PIN = '2580';

/** A window: its link, and the contract as it comes by that. */
export type Screen = ReturnType<StaffedTill['openWindow']>;

/** A till at whose windows people sign in, with a clock to be moved and all that it logs. */
export class StaffedTill {
  clock = Date.parse('2026-11-20T12:00:00Z');
  readonly logged: string[] = [];
  readonly #directory = tempDirectory();
  till: TestEngine = this.#open();

  get path(): string {
    return this.#directory.path;
  }

  #open(over: Partial<EngineOptions> = {}): TestEngine {
    const log = pino({ level: 'trace' }, { write: (line: string) => void this.logged.push(line) });
    return openEngine(this.path, { now: () => asInstant(this.clock), log, ...over });
  }

  async restart(over: Partial<EngineOptions> = {}): Promise<void> {
    await this.till.close();
    this.till = this.#open(over);
  }

  async close(): Promise<void> {
    await this.till.close();
    this.#directory.remove();
  }

  openWindow() {
    const link = this.till.engine.sessions.openLink();
    return { link, client: createRouterClient(this.till.engine.router, { context: byLink(link) }) };
  }

  /** What asks as a window does, for what opens orders and days. */
  at(screen: Screen): TestEngine {
    return { ...this.till, client: screen.client as TestEngine['client'] };
  }

  async hire(name: string, role: Role, pin: string | null): Promise<StaffId> {
    const staffId = newId<StaffId>();
    await this.till.client.staff.add({ ...command(), staffId, name, role });
    if (pin) await this.till.client.staff.setPin({ ...command(), staffId, pin });
    return staffId;
  }

  async hireTwo() {
    return {
      owner: await this.hire('Ada', 'owner', OWNER_PIN),
      server: await this.hire('Bo', 'server', SERVER_PIN),
    };
  }

  entries() {
    return this.till.engine.till.db
      .prepare('SELECT type, lower(hex(staff)) AS staff, payload FROM entry ORDER BY position')
      .all() as { type: string; staff: string; payload: string }[];
  }
}

export const command = () => ({ commandId: newId<CommandId>() });
export const signIn = ({ client }: Screen, staffId: StaffId, pin: string) => client.session.signIn({ staffId, pin });
export const hexOf = (staffId: string) => staffId.replaceAll('-', '');
export const refusal = (code: string, data: object = {}) => ({
  code: 'REFUSED',
  data: { code, data: expect.objectContaining(data) },
});
export const viewsOf = async ({ client }: Screen): Promise<AsyncIterator<SessionView>> =>
  (await client.session.watch())[Symbol.asyncIterator]();
