import type { StationId } from '#shared/ids/ids.ts';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import { columnsOf } from './columns.ts';
import type { Arrival, Screen } from './screen.ts';
import type { SoundStore } from './sound-store.ts';
import { playTone, type Tone } from './tones.ts';
import { urgentKind } from './urgent-kind.ts';

/** Sounds what comes at this screen, once the first tap or key has allowed it; spec [K47]. */
export function soundArrivals(screen: Screen, sound: SoundStore, page: Window): void {
  let audio: AudioContext | null = null;
  const allow = () => {
    audio ??= new AudioContext();
    void audio.resume().then(() => sound.setState({ allowed: true }));
  };
  for (const event of ['pointerdown', 'keydown'] as const) page.addEventListener(event, allow, { once: true });

  screen.onArrival((arrival) => {
    const tone = toneOf(arrival, shownBy(screen));
    if (tone && audio && sound.getState().wanted) playTone(audio, tone);
  });
}

/** A void and a rush change what hands are doing now, and sound otherwise. */
export function toneOf(arrival: Arrival, isShown: (id: StationId) => boolean): Tone | null {
  if ('ready' in arrival) return 'ready';
  const here = arrival.cards.filter(({ ticket }) => isShown(ticket.station.stationId));
  if (here.length === 0) return null;
  return here.some(isUrgent) ? 'urgent' : 'new';
}

const isUrgent = ({ ticket }: KitchenCard): boolean =>
  urgentKind(ticket) !== null || ticket.lines.some(({ kind }) => kind === 'void');

function shownBy({ store }: Screen): (id: StationId) => boolean {
  const { ledger, place } = store.getState();
  const ids = new Set(ledger && place ? columnsOf(ledger, place.role).map(({ id }) => id) : []);
  return (id) => ids.has(id);
}
