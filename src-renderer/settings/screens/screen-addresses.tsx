import { useTranslation } from 'react-i18next';
import type { KitchenScreens } from '#shared/kitchen/kitchen-screens.ts';
import classes from '../section.module.css';
import screensClasses from './screens.module.css';

type OpenDoor = Extract<KitchenScreens['door'], { state: 'open' }>;

/** What to type into a screen's browser. */
export function ScreenAddresses({ door }: { readonly door: OpenDoor }) {
  const { t } = useTranslation('settings');
  if (door.addresses.length === 0) {
    return <p className={classes.about}>{t('screens.noAddress', { port: String(door.port) })}</p>;
  }
  return (
    <div>
      <p className={classes.about}>{t('screens.addresses', { count: door.addresses.length })}</p>
      <ul className={classes.bare}>
        {door.addresses.map((address) => (
          <li key={address} className={screensClasses.address}>
            {address}
          </li>
        ))}
      </ul>
    </div>
  );
}
