import type { Pictures } from './pictures.ts';
import type { Till } from './till.ts';
import { createTillStore } from './till-store.ts';

/** The till as a covered screen may know it: its menu, and nothing else of the shop; spec [SF13], [MN43]. */
export function menuAlone(till: Till): Till {
  const store = createTillStore();
  store.setState({ menu: till.store.getState().menu });
  till.store.subscribe(({ menu }, before) => {
    if (menu !== before.menu) store.setState({ menu });
  });
  return { ...till, store, pictures: NO_PICTURES };
}

/** The engine shows none to nobody. */
const NO_PICTURES: Pictures = { read: () => null, watch: () => () => {} };
