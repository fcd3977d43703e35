import { ActionIcon, Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Schedule } from '#shared/catalog/schedule.ts';
import type { ScheduleId, VariantId } from '#shared/ids/ids.ts';
import { orderType } from '#shared/order/order-type.ts';
import classes from '../section.module.css';
import type { VariantFields } from './menu-forms.ts';
import { newPrice, type PriceFields, priceProblems } from './price-forms.ts';
import own from './rows.module.css';
import { SortableRows } from './sortable-rows.tsx';

const ANY = 'any';

/** What an item costs at some hours or to go: the first that holds is its price; spec [MN6]. */
export function PriceRows({
  prices,
  schedules,
  variants,
  currency,
  saysProblems,
  newId,
  onChange,
}: {
  readonly prices: readonly PriceFields[];
  readonly schedules: readonly Schedule[];
  readonly variants: readonly VariantFields[];
  readonly currency: string;
  readonly saysProblems: boolean;
  readonly newId: () => string;
  readonly onChange: (prices: readonly PriceFields[]) => void;
}) {
  const { t } = useTranslation('settings');
  const edit = (id: string, set: Partial<PriceFields>) =>
    onChange(prices.map((one) => (one.id === id ? { ...one, ...set } : one)));
  const named = (all: readonly { readonly id: string; readonly name: string }[], any: string) => [
    { value: ANY, label: any },
    ...all.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const labels = (field: 'price' | 'at' | 'kind' | 'types', at: number) => ({
    label: t(`prices.${field}`),
    'aria-label': t('prices.field', { field: t(`prices.${field}`), place: at + 1 }),
  });
  return (
    <section>
      <div className={classes.head}>
        <h3>{t('prices.title')}</h3>
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => onChange([...prices, newPrice(newId())])}
        >
          {t('prices.add')}
        </Button>
      </div>
      <p className={own.none}>{t('prices.hint')}</p>
      <SortableRows
        label={t('prices.title')}
        rows={prices}
        nameOf={({ price }, at) => price || String(at + 1)}
        onSort={onChange}
      >
        {(one, at) => {
          const problems = saysProblems ? priceProblems(one, currency) : {};
          return (
            <>
              <div className={`${own.fields} ${own.price}`}>
                <TextInput
                  {...labels('price', at)}
                  inputMode="decimal"
                  value={one.price}
                  onChange={(event) => edit(one.id, { price: event.currentTarget.value })}
                  error={problems.price ? t(`problem.${problems.price}`) : null}
                />
                <Select
                  {...labels('at', at)}
                  allowDeselect={false}
                  data={named(schedules, t('prices.always'))}
                  value={one.scheduleId ?? ANY}
                  onChange={(id) => edit(one.id, { scheduleId: id === ANY ? null : (id as ScheduleId) })}
                  error={problems.scheduleId ? t(`problem.${problems.scheduleId}`) : null}
                />
                {variants.length > 0 && (
                  <Select
                    {...labels('kind', at)}
                    allowDeselect={false}
                    data={named(variants, t('prices.anyKind'))}
                    value={one.variantId ?? ANY}
                    onChange={(id) => edit(one.id, { variantId: id === ANY ? null : (id as VariantId) })}
                  />
                )}
                <MultiSelect
                  {...labels('types', at)}
                  placeholder={one.orderTypes.length === 0 ? t('prices.anyType') : ''}
                  data={orderType.options.map((type) => ({ value: type, label: t(`shop.types.${type}`) }))}
                  value={[...one.orderTypes]}
                  onChange={(types) =>
                    edit(one.id, { orderTypes: orderType.options.filter((type) => types.includes(type)) })
                  }
                />
              </div>
              <ActionIcon
                className={own.beside}
                aria-label={t('prices.remove', { place: at + 1 })}
                onClick={() => onChange(prices.filter(({ id }) => id !== one.id))}
              >
                <IconTrash size={22} stroke={1.6} aria-hidden />
              </ActionIcon>
            </>
          );
        }}
      </SortableRows>
    </section>
  );
}
