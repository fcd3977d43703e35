import { createStore } from 'zustand/vanilla';

/** The till app's screens. The address keeps the screen, so that a reload stays where it was. */
export const screens = ['counter', 'floor', 'history', 'drawer', 'menu-import', 'settings'] as const;
export type Screen = (typeof screens)[number];

export const screenStore = createStore<{ readonly screen: Screen }>(() => ({ screen: fromAddress() }));

export function goTo(screen: Screen): void {
  window.location.hash = screen === 'counter' ? '' : `/${screen}`;
}

window.addEventListener('hashchange', () => screenStore.setState({ screen: fromAddress() }));

function fromAddress(): Screen {
  const name = window.location.hash.replace(/^#\/?/, '');
  return screens.find((screen) => screen === name) ?? 'counter';
}
