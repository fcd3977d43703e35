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

interface Tick {
  readonly stationIds: readonly StationId[];
  /** The version of the menu that holds it; null until the engine has answered. From then on the menu is shown. */
  readonly since: number | null;
}

const NO_CATEGORIES: readonly Category[] = [];

/** Which stations make what: by category, so that an imported menu reaches the kitchen in a few taps. */
export function MadeWhere({ stations }: { readonly stations: readonly Station[] }) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const categories = useTillView(({ menu }) => menu?.catalog.categories ?? NO_CATEGORIES);
  const version = useTillView(({ menu }) => menu?.version ?? 0);
  /** What was ticked here and may not have come back with the menu yet. */
  const [ticks, setTicks] = useState<ReadonlyMap<CategoryId, Tick>>(new Map());
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  if (stations.length === 0 || categories.length === 0) return null;

  async function tick(id: CategoryId, stationIds: StationId[]) {
    const mine: Tick = { stationIds, since: null };
    /** Unless it was ticked again meanwhile. */
    const replaceMine = (by: Tick | null) =>
      setTicks((before) => {
        if (before.get(id) !== mine) return before;
        const others = new Map([...before].filter(([category]) => category !== id));
        return by ? others.set(id, by) : others;
      });
    setTicks((before) => new Map(before).set(id, mine));
    try {
      const { catalogVersion } = await till.client.catalog.change({
        commandId: till.newId<CommandId>(),
        changes: [{ noun: 'category', id, set: { stationIds } }],
      });
      replaceMine({ stationIds, since: catalogVersion });
      setTrouble(null);
    } catch (error) {
      replaceMine(null);
      setTrouble(troubleOf(error));
    }
  }

  const shown = ({ id, stationIds }: Category): string[] => {
    const tick = ticks.get(id);
    return [...(tick && (tick.since === null || version < tick.since) ? tick.stationIds : stationIds)];
  };

  return (
    <section>
      <div className={classes.head}>
        <h2>{t('madeWhere.title')}</h2>
      </div>
      <p className={classes.intro}>{t('madeWhere.intro')}</p>
      <TroubleAlert trouble={trouble} />
      <ul className={classes.list}>
        {categories.map((category) => {
          const { id, name } = category;
          return (
            <li key={id} className={classes.row}>
              <div className={classes.words}>
                <p className={classes.name} id={`made-where-${id}`}>
                  {name}
                </p>
              </div>
              <Checkbox.Group
                size="lg"
                aria-labelledby={`made-where-${id}`}
                value={shown(category)}
                onChange={(ids) => tick(id, ids as StationId[])}
              >
                <Group gap="lg">
                  {stations.map((station) => (
                    <Checkbox key={station.id} value={station.id} label={station.name} />
                  ))}
                </Group>
              </Checkbox.Group>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
