import '../../components/strings.ts';
import './strings.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { InOneLanguage } from '../../i18n/in-one-language.tsx';
import { speak, spokenBefore } from '../../i18n/speak.ts';
import { HouseTheme } from '../../theme/house-theme.tsx';
import { BrokenScreen } from './broken-screen.tsx';
import { createKitchen } from './kitchen.ts';
import { KitchenProvider } from './kitchen-context.tsx';
import { createScreen } from './screen.ts';
import { ScreenApp } from './screen-app.tsx';
import { screenDoor } from './screen-link.ts';
import { soundArrivals } from './sound.ts';
import { createSoundStore } from './sound-store.ts';

const root = document.getElementById('root');
if (!root) throw new Error('kitchen.html has no #root');

const door = screenDoor(window.location);
const screen = createScreen({ openLink: door.openLink });
const sound = createSoundStore(window.localStorage);
soundArrivals(screen, sound, window);
screen.store.subscribe(({ place }, before) => {
  if (place && place.shop.language !== before.place?.shop.language) void speak(place.shop.language);
});
// Before the first paint: nothing flashes in a language that is not theirs.
const known = spokenBefore();
if (known) await speak(known);
createRoot(root).render(
  <StrictMode>
    <HouseTheme>
      <ErrorBoundary fallback={<BrokenScreen />}>
        <KitchenProvider kitchen={createKitchen(screen, sound)}>
          <InOneLanguage>
            <ScreenApp onPaired={door.paired} />
          </InOneLanguage>
        </KitchenProvider>
      </ErrorBoundary>
    </HouseTheme>
  </StrictMode>,
);
