import '../components/strings.ts';
import '../kitchen/strings.ts';
import './strings.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { writeAsIn } from '../i18n/locale-here.ts';
import { speak, spokenBefore } from '../i18n/speak.ts';
import { HouseTheme } from '../theme/house-theme.tsx';
import { afterPaint } from '../till-client/after-paint.ts';
import { findEngine } from '../till-client/find-engine.ts';
import { createTill } from '../till-client/till.ts';
import { TillProvider } from '../till-client/use-till.tsx';
import { createCounter } from './counter.ts';
import { CounterProvider } from './counter-context.tsx';
import { layOutAhead } from './menu-grid/lay-out-ahead.ts';
import { speakToWhoever } from './sign-in/speak-to-whoever.ts';
import { TillApp } from './till-app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const till = createTill({ openLink: findEngine(window), afterPaint });
// Before the first paint: nothing flashes in a language that is not theirs.
const known = spokenBefore();
if (known) await speak(known);
speakToWhoever(till.store);
till.store.subscribe(({ state }, before) => {
  const shop = state?.settings.shop;
  if (shop && shop !== before.state?.settings.shop) writeAsIn(shop);
});
layOutAhead(till.store);
createRoot(root).render(
  <StrictMode>
    <HouseTheme>
      <TillProvider till={till}>
        <CounterProvider counter={createCounter(till)}>
          <TillApp />
        </CounterProvider>
      </TillProvider>
    </HouseTheme>
  </StrictMode>,
);
