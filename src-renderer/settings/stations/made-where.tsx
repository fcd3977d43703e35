import { Checkbox, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '#shared/catalog/catalog.ts';
import type { CategoryId, CommandId, StationId } from '#shared/ids/ids.ts';
import type { Station } from '#shared/settings/settings.ts';
import { type Trouble, troubleOf } from '../../till-client/trouble.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import classes from '../section.module.css';
import { TroubleAlert } from '../trouble-alert.tsx';

const NO_CATEGORIES: readonly Category[] = [];

/** Which stations make what: by category, so that an imported menu reaches the kitchen in a few taps. */
export function MadeWhere({ stations }: { readonly stations: readonly Station[] }) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const categories = useTillView(({ menu }) => menu?.catalog.categories ?? NO_CATEGORIES);
  /** What was ticked here and has not come back with the menu yet. */
  const [ticked, setTicked] = useState<ReadonlyMap<CategoryId, readonly StationId[]>>(new Map());
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  if (stations.length === 0 || categories.length === 0) return null;

  async function tick(id: CategoryId, stationIds: StationId[]) {
    setTicked((before) => new Map(before).set(id, stationIds));
    try {
      await till.client.catalog.change({
        commandId: till.newId<CommandId>(),
        changes: [{ noun: 'category', id, set: { stationIds } }],
      });
      setTrouble(null);
    } catch (error) {
      setTicked((before) => new Map([...before].filter(([category]) => category !== id)));
      setTrouble(troubleOf(error));
    }
  }

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
              value={[...(ticked.get(id) ?? stationIds)]}
              onChange={(ids) => tick(id, ids as StationId[])}
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
