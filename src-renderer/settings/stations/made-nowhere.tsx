import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { madeNowhere } from '#shared/kitchen/made-nowhere.ts';
import type { Station } from '#shared/settings/settings.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import { WarningList } from './warning-list.tsx';

interface MadeNowhereProps {
  readonly when: 'now' | 'saved';
  readonly stations: readonly Station[];
}

/** So many are named, the rest counted. */
const NAMED = 5;

/** Says what nobody makes in orders of some type; nothing where there is no such thing; spec [K75]. */
export function MadeNowhere({ when, stations }: MadeNowhereProps) {
  const { t } = useTranslation('settings');
  const catalog = useTillView(({ menu }) => menu?.catalog ?? null);
  const types = useTillView(({ state }) => state?.settings.shop.orderTypes ?? null);
  const lost = useMemo(
    () => (catalog && types ? madeNowhere(catalog, stations, types) : []),
    [catalog, types, stations],
  );
  if (lost.length === 0) return null;
  const list = new Intl.ListFormat(displayLocale());
  const listed = (names: readonly string[]): string => {
    const more = names.length - NAMED;
    return list.format(more > 0 ? [...names.slice(0, NAMED), t('stations.madeNowhere.more', { count: more })] : names);
  };
  return (
    <WarningList title={t(`stations.madeNowhere.${when}`)} isNow={when === 'now'}>
      {lost.map(({ type, names }) => (
        <li key={type}>
          {t(`shop.types.${type}`)} · {listed(names)}
        </li>
      ))}
    </WarningList>
  );
}
