import type { Page } from 'playwright-core';
import type { CommandId, StaffId } from '#shared/ids/ids.ts';
import { newId, openDay } from '#support/engine.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';
import { ITEMS, largeShop } from './large-shop.ts';
import { type Figure, median, quantile } from './measure.ts';

const OPENED_ANEW = 12;
const UNLOCKED = 20;
const PIN = '902114';
const PATIENCE_MS = 30_000;

interface SignedIn {
  /** From the engine's word that the PIN is right to the frame in which tiles stand. */
  readonly accepted: number;
  /** The same from the key that ended the PIN. */
  readonly typed: number;
}

/** How long whoever has signed in waits for the menu, at a page that has just been opened and at one that was locked. */
export async function measureFirstGrid(): Promise<Figure[]> {
  await using till = await startTillOnScreen(largeShop);
  await openDay(till.engine);
  await hireOwner(till);
  const opened: SignedIn[] = [];
  for (let at = 0; at < OPENED_ANEW; at += 1) {
    const page = await openLocked(till);
    opened.push(await signIn(page));
    await page.context().close();
  }
  const page = await openLocked(till);
  await signIn(page);
  const unlocked: SignedIn[] = [];
  for (let at = 0; at < UNLOCKED; at += 1) {
    await page.keyboard.press('F10');
    await page.getByRole('main', { name: 'Sign in' }).waitFor();
    await atRest(page);
    unlocked.push(await signIn(page));
  }
  return [
    figureOf(`first grid of ${ITEMS} items after signing in at a page opened anew, p95`, opened),
    figureOf(`grid of ${ITEMS} items after unlocking, p95`, unlocked),
  ];
}

const figureOf = (name: string, all: readonly SignedIn[]): Figure => {
  const accepted = all.map((one) => one.accepted);
  const typed = all.map((one) => one.typed);
  return {
    name,
    value: quantile(accepted, 0.95),
    unit: 'ms',
    bound: { kind: 'at most', value: 100 },
    detail: `the median of ${all.length} is ${median(accepted).toFixed(1)} ms; from the last key, the PIN's checking included, ${median(typed).toFixed(0)} ms`,
  };
};

async function hireOwner({ engine: { client } }: TillOnScreen): Promise<void> {
  const staffId = newId<StaffId>();
  await client.staff.add({ commandId: newId<CommandId>(), staffId, name: 'Ada', role: 'owner' });
  await client.staff.setPin({ commandId: newId<CommandId>(), staffId, pin: PIN });
}

async function openLocked(till: TillOnScreen): Promise<Page> {
  const page = await till.open();
  page.setDefaultTimeout(PATIENCE_MS);
  await noteWords(page);
  await page.reload();
  await page.getByRole('main', { name: 'Sign in' }).waitFor();
  await atRest(page);
  return page;
}

/** Nobody types a PIN sooner. */
const atRest = (page: Page) => page.waitForTimeout(1_000);

/** The page notes when it hears anything of the engine. */
const noteWords = (page: Page) =>
  page.addInitScript(() => {
    const heard: number[] = [];
    Object.assign(window, { heard });
    window.WebSocket = class extends WebSocket {
      constructor(...args: ConstructorParameters<typeof WebSocket>) {
        super(...args);
        this.addEventListener('message', () => heard.push(performance.now()));
      }
    };
  });

/** Types the PIN of whoever is chosen; the first word of the engine after its last key is that it is right. */
async function signIn(page: Page): Promise<SignedIn> {
  await page.evaluate((patience) => {
    const waiting = new Promise<SignedIn>((done, fail) => {
      setTimeout(() => fail(new Error('no tile was painted')), patience);
      let begun = Number.NaN;
      addEventListener(
        'keydown',
        (event) => {
          if (event.key === 'Enter') begun = performance.now();
        },
        { capture: true },
      );
      const look = () => {
        const tile = document.querySelector('[data-at]');
        // Behind the lock tiles stand unseen.
        if (Number.isNaN(begun) || !tile?.checkVisibility({ visibilityProperty: true })) {
          return requestAnimationFrame(look);
        }
        return requestAnimationFrame(() =>
          setTimeout(() => {
            const now = performance.now();
            const accepted = (window as unknown as Noting).heard.find((at) => at > begun) ?? Number.NaN;
            done({ accepted: now - accepted, typed: now - begun });
          }),
        );
      };
      requestAnimationFrame(look);
    });
    Object.assign(window, { waiting });
  }, PATIENCE_MS);
  await page.keyboard.type(PIN);
  await page.keyboard.press('Enter');
  return page.evaluate(() => (window as unknown as Noting).waiting);
}

interface Noting {
  readonly heard: number[];
  readonly waiting: Promise<SignedIn>;
}
