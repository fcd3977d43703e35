import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalog } from '#shared/catalog/catalog.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import { CategoriesPart } from './categories-part.tsx';
import { ChoicesPart } from './choices-part.tsx';
import { HoursPart } from './hours-part.tsx';
import { ItemsPart } from './items-part.tsx';
import classes from './menu-section.module.css';
import { ScaleLabels } from './scale-labels.tsx';
import { TaxesPart } from './taxes-part.tsx';

const PARTS = ['items', 'categories', 'choiceGroups', 'taxes', 'schedules', 'scales'] as const;
type Part = (typeof PARTS)[number];

/** The menu, to be edited field by field; spec [OF30]. */
export function MenuSection() {
  const { t } = useTranslation('settings');
  const catalog = useTillView(({ menu }) => menu?.catalog ?? null);
  const currency = useTillView(({ state }) => state?.settings.shop.currency ?? 'EUR');
  const [part, setPart] = useState<Part>('items');
  if (!catalog) return null;
  return (
    <Tabs
      value={part}
      onChange={(value) => setPart(value as Part)}
      classNames={{ list: classes.list, tab: classes.tab }}
    >
      <Tabs.List aria-label={t('sections.menu')} mb="md">
        {PARTS.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`sections.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={part}>
        <PartOf {...{ part, catalog, currency }} />
      </Tabs.Panel>
    </Tabs>
  );
}

function PartOf({ part, ...menu }: { readonly part: Part; readonly catalog: Catalog; readonly currency: string }) {
  switch (part) {
    case 'items':
      return <ItemsPart {...menu} />;
    case 'categories':
      return <CategoriesPart {...menu} />;
    case 'choiceGroups':
      return <ChoicesPart {...menu} />;
    case 'taxes':
      return <TaxesPart {...menu} />;
    case 'schedules':
      return <HoursPart {...menu} />;
    case 'scales':
      return <ScaleLabels />;
    default:
      return part satisfies never;
  }
}
