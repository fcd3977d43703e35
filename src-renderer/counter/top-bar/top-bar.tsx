import { ActionIcon, Menu } from '@mantine/core';
import { IconCashRegister, IconClockExclamation, IconDots, IconKeyboard, IconMoonStars } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { dayInWords } from '../../components/business-day.ts';
import { LanguageItems } from '../../components/language-items.tsx';
import { PaperButton } from '../../kitchen/paper-button.tsx';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { TrainingItem } from '../../training/training-item.tsx';
import { useCounter } from '../counter-context.tsx';
import { goTo, type Screen, screenStore } from '../screen-store.ts';
import { SignedInButton } from '../sign-in/signed-in-button.tsx';
import { chooseLanguage } from './choose-language.ts';
import { DrawerButton } from './drawer-button.tsx';
import { SchemeButton } from './scheme-button.tsx';
import { SyncPill } from './sync-pill.tsx';
import classes from './top-bar.module.css';

/** Where one is, which day it is, whether the cloud has everything, and the way to the other screens. */
export function TopBar() {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const till = useTill();
  const shop = useTillView(({ state }) => state?.settings.shop.name ?? '');
  const day = useTillView(({ state }) => state?.day ?? null);
  const today = useTillView(({ state }) => state?.today);
  const hasRooms = useTillView(({ state }) => (state?.settings.rooms.length ?? 0) > 0);
  const isOpen = day?.state === 'open';
  const overdue = isOpen && today !== undefined && day.businessDate < today;
  const closeDay = () => counter.show({ kind: 'close-day' });
  return (
    <header className={classes.bar}>
      <div className={classes.shop}>
        <img src="./icon.svg" width={32} height={32} alt="" />
        <div className={classes.names}>
          <span className={classes.name}>{shop}</span>
          {overdue ? (
            <button type="button" className={classes.overdue} onClick={closeDay}>
              <span>
                <IconClockExclamation size={16} aria-hidden />
                {t('day.still', { day: dayInWords(day.businessDate, 'short') })}
              </span>
            </button>
          ) : (
            <span className={classes.day}>{isOpen ? dayInWords(day.businessDate, 'short') : t('day.none')}</span>
          )}
        </div>
      </div>
      <nav className={classes.screens} aria-label={t('bar.screens')}>
        <ScreenLink screen="counter" label={t('bar.counter')} />
        {hasRooms && <ScreenLink screen="floor" label={t('bar.floor')} />}
        <ScreenLink screen="history" label={t('bar.history')} />
        <ScreenLink screen="menu-import" label={t('bar.menuImport')} />
        <ScreenLink screen="settings" label={t('bar.settings')} />
      </nav>
      <div className={classes.tools}>
        <SyncPill />
        <SignedInButton />
        <DrawerButton />
        <PaperButton onOpen={() => counter.show({ kind: 'paper' })} />
        <SchemeButton />
        <Menu position="bottom-end" width={260} shadow="md">
          <Menu.Target>
            <ActionIcon aria-label={t('bar.more')}>
              <IconDots size={24} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              mih={48}
              leftSection={<IconCashRegister size={20} aria-hidden />}
              onClick={() => counter.show({ kind: 'no-sale' })}
            >
              {t('bar.noSale')}…
            </Menu.Item>
            <Menu.Item
              mih={48}
              disabled={!isOpen}
              leftSection={<IconMoonStars size={20} aria-hidden />}
              onClick={closeDay}
            >
              {t('day.close')}…
            </Menu.Item>
            <Menu.Item
              mih={48}
              leftSection={<IconKeyboard size={20} aria-hidden />}
              onClick={() => counter.show({ kind: 'help' })}
            >
              {t('bar.help')}
            </Menu.Item>
            <TrainingItem />
            <Menu.Divider />
            <LanguageItems onChoose={(language) => void chooseLanguage(till, language)} />
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  );
}

function ScreenLink({ screen, label }: { readonly screen: Screen; readonly label: string }) {
  const chosen = useStore(screenStore, (state) => state.screen === screen);
  return (
    <button
      type="button"
      className={classes.screen}
      aria-current={chosen ? 'page' : undefined}
      onClick={() => goTo(screen)}
    >
      {label}
    </button>
  );
}
