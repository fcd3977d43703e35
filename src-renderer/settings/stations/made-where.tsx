import { useTranslation } from 'react-i18next';
import type { Category } from '#shared/catalog/catalog.ts';
import type { CategoryId, StationId } from '#shared/ids/ids.ts';
import type { Station } from '#shared/settings/settings.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import classes from '../section.module.css';
import { TroubleAlert } from '../trouble-alert.tsx';
import { StationChecks } from './station-checks.tsx';
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
            <StationChecks
              labelledBy={`made-where-${id}`}
              stations={stations}
              value={shown(id, stationIds)}
              onChange={(ids) => edit(id, ids)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
