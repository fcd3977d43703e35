import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StationId } from '#shared/ids/ids.ts';
import type { Station } from '#shared/settings/settings.ts';

interface StationChecksProps {
  /** The element that says of what these are the stations. */
  readonly labelledBy: string;
  readonly stations: readonly Station[];
  readonly value: readonly StationId[];
  readonly onChange: (ids: StationId[]) => void;
}

/** The stations that make something, to be ticked. */
export function StationChecks({ labelledBy, stations, value, onChange }: StationChecksProps) {
  const { t } = useTranslation('settings');
  return (
    <Checkbox.Group
      size="lg"
      aria-labelledby={labelledBy}
      value={[...value]}
      onChange={(ids) => onChange(ids as StationId[])}
    >
      <Group gap="lg">
        {stations.map((station) => (
          <Checkbox
            key={station.id}
            value={station.id}
            label={station.name}
            description={station.orderTypes?.map((type) => t(`shop.types.${type}`)).join(' · ')}
          />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
