import { Alert, Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { displayLocale } from '../components/display-locale.ts';
import { DateSwitcher } from './date-switcher.tsx';
import { timeIn } from './date-words.ts';
import { DrawersCard } from './drawers-card.tsx';
import { ExceptionsCard } from './exceptions-card.tsx';
import { HeadlineCard } from './headline-card.tsx';
import { HoursCard } from './hours-card.tsx';
import { ItemsCard } from './items-card.tsx';
import { NoSales } from './no-sales.tsx';
import type { OfficeClient } from './office-client.ts';
import { OfficeHeader } from './office-header.tsx';
import classes from './office-page.module.css';
import { type OfficeStore, shownDate, shownReport } from './office-store.ts';
import { placeAddress, readPlace } from './place.ts';
import type { Owner } from './session.ts';
import type { SessionStore } from './session-store.ts';
import { SumsCard } from './sums-card.tsx';
import { TendersCard } from './tenders-card.tsx';
import { TillsCard } from './tills-card.tsx';

interface OfficePageProps {
  readonly session: SessionStore;
  readonly owner: Owner;
  readonly signOutFailed: boolean;
  readonly office: OfficeStore;
  readonly client: OfficeClient;
}

export function OfficePage({ session, owner, signOutFailed, office, client }: OfficePageProps) {
  const { t } = useTranslation('office');
  const state = useStore(office);
  const shop = state.shops?.find((one) => one.id === state.shopId) ?? null;
  const date = shownDate(state);
  const report = shownReport(state);

  useEffect(() => office.start(readPlace(window.location.search)), [office]);
  useEffect(() => {
    if (!state.shops) return;
    const shopId = state.shops.length > 1 ? state.shopId : null;
    const { pathname } = window.location;
    window.history.replaceState(null, '', placeAddress(pathname, { shopId, date: state.chosenDate }));
  }, [state.shops, state.shopId, state.chosenDate]);
  useEffect(() => {
    document.title = shop ? `${shop.name} · ${t('brand')}` : t('brand');
  }, [shop, t]);

  const readAt = state.readAt && shop ? timeIn(state.readAt, shop.timeZone, displayLocale()) : null;
  return (
    <div className={classes.page}>
      <OfficeHeader
        state={state}
        owner={owner}
        signOutFailed={signOutFailed}
        onShop={office.showShop}
        onSignOut={() => void session.signOut()}
      />
      <main className={classes.main}>
        {state.problem ? (
          <Alert
            role="alert"
            color={state.problem === 'unreachable' ? 'yellow' : 'brick'}
            variant="light"
            icon={<IconCloudOff aria-hidden />}
            className={classes.problem}
          >
            <div className={classes.problemRow}>
              <span>
                {state.problem === 'unreachable' && readAt
                  ? t('problem.unreachableSince', { time: readAt })
                  : t(`problem.${state.problem}`)}
              </span>
              <Button size="md" variant="default" onClick={() => void office.refresh()}>
                {t('problem.retry')}
              </Button>
            </div>
          </Alert>
        ) : null}
        {state.shops && !shop ? (
          <section className={classes.none}>
            <h1>{t('shops.none')}</h1>
            <p>{t('shops.noneText')}</p>
          </section>
        ) : (
          <>
            <DateSwitcher
              date={date}
              today={shop?.today ?? null}
              staleSince={state.live === 'quiet' && report ? readAt : null}
              onDate={office.showDate}
            />
            <div className={classes.cards}>
              <HeadlineCard report={report} />
              <div className={classes.sales}>
                {report?.orders === 0 ? (
                  <NoSales isToday={date === shop?.today} />
                ) : (
                  <>
                    <HoursCard report={report} />
                    <ItemsCard report={report} />
                  </>
                )}
              </div>
              <div className={classes.side}>
                {report?.orders === 0 ? null : <TendersCard report={report} />}
                {report?.orders === 0 && report.refunds.length === 0 ? null : <SumsCard report={report} />}
                <DrawersCard drawers={report ? state.drawers : null} shop={shop} />
                <ExceptionsCard exceptions={state.exceptions} shop={shop} />
                <TillsCard
                  tills={state.tills}
                  readAt={state.readAt}
                  shop={shop}
                  client={client}
                  onChanged={() => void office.refresh()}
                />
              </div>
            </div>
          </>
        )}
      </main>
    </div>
  );
}
