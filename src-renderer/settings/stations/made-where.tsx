import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Category } from '#shared/catalog/catalog.ts';
import type { CategoryId, StationId } from '#shared/ids/ids.ts';
import type { Station } from '#shared/settings/settings.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import classes from '../section.module.css';
import { TroubleAlert } from '../trouble-alert.tsx';
import { useMenuEdits } from './use-menu-edits.ts';

const NO_CATEGORIES: readonly Category[] = [];

/** Which stations make what: by category, so that an imported menu reaches the kitchen in a few taps. */
export function MadeWhere({ stations }: { readonly stations: readonly Station[] }) {
  const { t } = useTranslation('settings');
  const categories = useTillView(({ menu }) => menu?.catalog.categories ?? NO_CATEGORIES);
  const { edit, shown, trouble } = useMenuEdits<CategoryId, readonly StationId[]>((id, stationIds) => ({
    ...{ noun: 'category', id, set: { stationIds: [...stationIds] } },
  }));
  if (stations.length === 0 || categories.length === 0) return null;

  return (
    <section>
      <div className={classes.head}>
        <h2>{t('madeWhere.title')}</h2>
      </div>
      <p className={classes.intro}>{t('madeWhere.intro')}</p>
      <TroubleAlert trouble={trouble} />
      <ul className={classes.list}>
        {categories.map(({ id, name, stationIds }) => (
          <li key={id} className={classes.row}>
            <div className={classes.words}>
              <p className={classes.name} id={`made-where-${id}`}>
                {name}
              </p>
            </div>
            <Checkbox.Group
              size="lg"
              aria-labelledby={`made-where-${id}`}
              value={[...shown(id, stationIds)]}
              onChange={(ids) => edit(id, ids as StationId[])}
            >
              <Group gap="lg">
                {stations.map((station) => (
                  <Checkbox key={station.id} value={station.id} label={station.name} />
                ))}
              </Group>
            </Checkbox.Group>
          </li>
        ))}
      </ul>
    </section>
  );
}
