import './no-eval.ts';
import './strings.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { asInstant } from '#shared/time/instant.ts';
import { InOneLanguage } from '../i18n/in-one-language.tsx';
import { languageAmong } from '../i18n/language-among.ts';
import { writeAsIn } from '../i18n/locale-here.ts';
import { speak, spokenBefore } from '../i18n/speak.ts';
import { HouseTheme } from '../theme/house-theme.tsx';
import { OfficeApp } from './office-app.tsx';
import { createOfficeClient } from './office-client.ts';
import { createOfficeStore } from './office-store.ts';
import { pauseOnPage } from './pause-on-page.ts';
import { createSession } from './session.ts';
import { createSessionStore } from './session-store.ts';

const { origin } = window.location;
const client = createOfficeClient(origin);
const session = createSessionStore(createSession(origin, window.fetch.bind(window)), client);
const office = createOfficeStore({
  client,
  now: () => asInstant(Date.now()),
  random: Math.random,
  pause: pauseOnPage(window),
  onSignedOut: session.expire,
});

office.subscribe(({ shops, shopId }) => {
  const shop = shops?.find(({ id }) => id === shopId);
  if (shop) writeAsIn(shop);
});

const root = document.getElementById('root');
if (!root) throw new Error('office.html has no #root');
// Before the first paint: nothing flashes in a language that is not theirs.
await speak(spokenBefore() ?? languageAmong(navigator.languages));
createRoot(root).render(
  <StrictMode>
    <HouseTheme>
      <InOneLanguage>
        <OfficeApp session={session} office={office} client={client} />
      </InOneLanguage>
    </HouseTheme>
  </StrictMode>,
);
void session.check();
