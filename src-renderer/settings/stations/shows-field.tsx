import { Input, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Station } from '#shared/settings/settings.ts';

const WAYS = ['paper', 'screen', 'both'] as const satisfies readonly Station['shows'][];

/** Where a station's tickets are read. */
export function ShowsField({
  shows,
  onEdit,
}: {
  readonly shows: Station['shows'];
  readonly onEdit: (edits: Partial<Station>) => void;
}) {
  const { t } = useTranslation('settings');
  return (
    <Input.Wrapper
      label={t('stations.shows')}
      labelElement="div"
      description={shows === 'screen' ? t('stations.showsScreenHint') : null}
      inputWrapperOrder={['label', 'input', 'description']}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('stations.shows')}
        value={shows}
        onChange={(value) => onEdit({ shows: WAYS.find((way) => way === value) ?? 'paper' })}
        data={WAYS.map((way) => ({ value: way, label: t(`stations.ways.${way}`) }))}
      />
    </Input.Wrapper>
  );
}
