import { IconCashRegister } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useTillView } from '../../till-client/use-till.tsx';
import { goTo, screenStore } from '../screen-store.ts';
import classes from './drawer-button.module.css';

/** The way to the cash drawer, and whether a session is open in it. */
export function DrawerButton() {
  const { t } = useTranslation('counter');
  const isOpen = useTillView(({ state }) => Boolean(state?.drawer));
  const chosen = useStore(screenStore, (state) => state.screen === 'drawer');
  const label = t(isOpen ? 'bar.drawerOpen' : 'bar.drawerClosed');
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={label}
      title={label}
      aria-current={chosen ? 'page' : undefined}
      onClick={() => goTo('drawer')}
    >
      <IconCashRegister size={24} aria-hidden />
      {isOpen && <span className={classes.open} aria-hidden />}
    </button>
  );
}
