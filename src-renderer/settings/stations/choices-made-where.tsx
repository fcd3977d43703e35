import { Accordion, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ModifierGroup, ModifierKind } from '#shared/catalog/catalog.ts';
import type { ModifierGroupId, ModifierId, StationId } from '#shared/ids/ids.ts';
import type { Station } from '#shared/settings/settings.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import classes from '../section.module.css';
import { TroubleAlert } from '../trouble-alert.tsx';
import { StationChecks } from './station-checks.tsx';
import { useMenuEdits } from './use-menu-edits.ts';

type Modifier = ModifierGroup['modifiers'][number];

const NO_GROUPS: readonly ModifierGroup[] = [];
const KINDS = ['add', 'remove', 'allergy'] as const satisfies readonly ModifierKind[];

/** What each choice is for the kitchen, and which stations make it besides those of its item; spec [K7]. */
export function ChoicesMadeWhere({ stations }: { readonly stations: readonly Station[] }) {
  const { t } = useTranslation('settings');
  const groups = useTillView(({ menu }) => menu?.catalog.modifierGroups ?? NO_GROUPS);
  const { edit, shown, trouble } = useMenuEdits<ModifierGroupId, readonly Modifier[]>((id, modifiers) => ({
    ...{ noun: 'modifierGroup', id, set: { modifiers: [...modifiers] } },
  }));
  if (stations.length === 0 || groups.length === 0) return null;
  return (
    <section>
      <div className={classes.head}>
        <h2>{t('choices.title')}</h2>
      </div>
      <p className={classes.intro}>{t('choices.intro')}</p>
      <TroubleAlert trouble={trouble} />
      <Accordion variant="contained" order={3}>
        {groups.map((group) => {
          const modifiers = shown(group.id, group.modifiers);
          const change = (id: ModifierId, to: (modifier: Modifier) => Modifier) =>
            edit(
              group.id,
              modifiers.map((one) => (one.id === id ? to(one) : one)),
            );
          return (
            <Accordion.Item key={group.id} value={group.id}>
              <Accordion.Control>{group.name}</Accordion.Control>
              <Accordion.Panel>
                <ul className={classes.bare}>
                  {modifiers.map((modifier) => (
                    <ChoiceRow
                      key={modifier.id}
                      modifier={modifier}
                      stations={stations}
                      onChange={(to) => change(modifier.id, to)}
                    />
                  ))}
                </ul>
              </Accordion.Panel>
            </Accordion.Item>
          );
        })}
      </Accordion>
    </section>
  );
}

function ChoiceRow({
  modifier: { id, name, kind = 'add', stationIds = [] },
  stations,
  onChange,
}: {
  readonly modifier: Modifier;
  readonly stations: readonly Station[];
  readonly onChange: (to: (modifier: Modifier) => Modifier) => void;
}) {
  const { t } = useTranslation('settings');
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.name} id={`choice-${id}`}>
          {name}
        </p>
      </div>
      <Select
        aria-label={t('choices.kind', { name })}
        allowDeselect={false}
        w={190}
        data={KINDS.map((value) => ({ value, label: t(`choices.kinds.${value}`) }))}
        value={kind}
        onChange={(value) => onChange((before) => withKind(before, KINDS.find((one) => one === value) ?? 'add'))}
      />
      <StationChecks
        labelledBy={`choice-${id}`}
        stations={stations}
        value={stationIds}
        onChange={(ids) => onChange((before) => withStations(before, ids))}
      />
    </li>
  );
}

/** What goes without saying is not said, so that an older till can read the group. */
function withKind({ kind: _, ...rest }: Modifier, kind: ModifierKind): Modifier {
  return kind === 'add' ? rest : { ...rest, kind };
}

function withStations({ stationIds: _, ...rest }: Modifier, stationIds: StationId[]): Modifier {
  return stationIds.length === 0 ? rest : { ...rest, stationIds };
}
