import { Checkbox, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type OrderType, orderType } from '#shared/order/order-type.ts';
import { defaultTypeOf } from '#shared/settings/settings.ts';
import type { ShopFields } from '../settings-forms.ts';

const WHEN = ['counted', 'always', 'never'] as const satisfies readonly ShopFields['seatsAndCourses'][];

/** How guests may take their orders, one way at least, and how they do until somebody says otherwise. */
export function OrderTypeFields({
  shown,
  onEdit,
}: {
  readonly shown: ShopFields;
  readonly onEdit: (set: Partial<ShopFields>) => void;
}) {
  const { t } = useTranslation('settings');
  const offered = shown.orderTypes;
  return (
    <>
      <Checkbox.Group
        label={t('shop.orderTypes')}
        value={[...offered]}
        onChange={(chosen) => onEdit({ orderTypes: orderType.options.filter((type) => chosen.includes(type)) })}
      >
        <Stack gap="sm" pt="sm">
          {orderType.options.map((type) => (
            <Checkbox
              key={type}
              size="lg"
              value={type}
              label={t(`shop.types.${type}`)}
              disabled={offered.length === 1 && offered.includes(type)}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Select
        maw={320}
        label={t('shop.defaultOrderType')}
        allowDeselect={false}
        data={offered.map((type) => ({ value: type, label: t(`shop.types.${type}`) }))}
        value={defaultTypeOf(shown)}
        onChange={(type) => onEdit({ defaultOrderType: type as OrderType })}
      />
      <Select
        maw={320}
        label={t('shop.seatsAndCourses')}
        allowDeselect={false}
        data={WHEN.map((when) => ({ value: when, label: t(`shop.seatsAndCoursesWhen.${when}`) }))}
        value={shown.seatsAndCourses}
        onChange={(when) => onEdit({ seatsAndCourses: when as ShopFields['seatsAndCourses'] })}
      />
    </>
  );
}
