import { Input, SegmentedControl, Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MAX_COPIES, type Station } from '#shared/settings/settings.ts';

const SIZES = ['normal', 'large', 'huge'] as const satisfies readonly Station['itemSize'][];
const COPIES = Array.from({ length: MAX_COPIES }, (_, at) => String(at + 1));

/** How a station's tickets look. */
export function TicketFields({
  station,
  onEdit,
}: {
  readonly station: Station;
  readonly onEdit: (edits: Partial<Station>) => void;
}) {
  const { t } = useTranslation('settings');
  return (
    <>
      <Input.Wrapper label={t('stations.itemSize')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('stations.itemSize')}
          value={station.itemSize}
          onChange={(value) => onEdit({ itemSize: SIZES.find((size) => size === value) ?? 'large' })}
          data={SIZES.map((size) => ({ value: size, label: t(`stations.sizes.${size}`) }))}
        />
      </Input.Wrapper>
      <Switch
        label={t('stations.oneItemPerTicket')}
        checked={station.oneItemPerTicket}
        onChange={(event) => onEdit({ oneItemPerTicket: event.currentTarget.checked })}
      />
      <Switch
        label={t('stations.printsNotes')}
        checked={station.printsNotes}
        onChange={(event) => onEdit({ printsNotes: event.currentTarget.checked })}
      />
      <Select
        label={t('stations.copies')}
        allowDeselect={false}
        data={COPIES}
        value={String(station.copies)}
        onChange={(value) => onEdit({ copies: Number(value ?? 1) })}
      />
    </>
  );
}
