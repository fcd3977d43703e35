import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type OrderType, orderType } from '#shared/order/order-type.ts';
import type { Station } from '#shared/settings/settings.ts';

interface OrderTypesFieldProps {
  readonly station: Station;
  /** Whether its record says already which types it is there for. */
  readonly isSaid: boolean;
  readonly onEdit: (edits: Pick<Station, 'orderTypes'>) => void;
}

/** The types of order that a station makes things of, one at least; spec [K73]. */
export function OrderTypesField({ station: { orderTypes }, isSaid, onEdit }: OrderTypesFieldProps) {
  const { t } = useTranslation('settings');
  const chosen: readonly OrderType[] = orderTypes ?? orderType.options;
  const edit = (ticked: readonly string[]) => {
    const types = orderType.options.filter((type) => ticked.includes(type));
    // Every type goes without saying, unless something else was said before.
    const every = isSaid ? null : undefined;
    onEdit({ orderTypes: types.length === orderType.options.length ? every : types });
  };
  return (
    <Checkbox.Group
      size="lg"
      label={t('stations.orderTypes')}
      description={t('stations.orderTypesHint')}
      value={[...chosen]}
      onChange={edit}
    >
      <Group gap="lg" mt="xs">
        {orderType.options.map((type) => (
          <Checkbox
            key={type}
            value={type}
            label={t(`shop.types.${type}`)}
            disabled={chosen.length === 1 && chosen.includes(type)}
          />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
