import type { TillStore } from '../../till-client/till-store.ts';
import { menuList } from './menu-list.ts';

/** Lays a menu out when the page has nothing else to do, so that whoever signs in finds its grid made; spec [MN43]. */
export function layOutAhead(store: TillStore): void {
  store.subscribe(({ menu }, before) => {
    if (menu && menu !== before.menu) requestIdleCallback(() => menuList(menu.catalog));
  });
}
