import { createStore, type StoreApi } from 'zustand/vanilla';

/** Whether this screen sounds: as somebody wants it, and as far as the browser lets it before a first tap. */
export interface Sound {
  readonly wanted: boolean;
  readonly allowed: boolean;
}

export interface SoundStore extends StoreApi<Sound> {
  toggle(): void;
}

const KEY = 'evertill-kitchen-sound';

/** Remembered on this device; spec [K47]. */
export function createSoundStore(storage: Pick<Storage, 'getItem' | 'setItem'> | null): SoundStore {
  const store = createStore<Sound>(() => ({ wanted: storage?.getItem(KEY) !== 'off', allowed: false }));
  return {
    ...store,
    toggle() {
      const wanted = !store.getState().wanted;
      store.setState({ wanted });
      storage?.setItem(KEY, wanted ? 'on' : 'off');
    },
  };
}
