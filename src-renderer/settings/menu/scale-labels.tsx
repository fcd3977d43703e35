import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScaleLabel } from '#shared/catalog/scale-label.ts';
import { showNotice } from '../../components/notices/notice-store.ts';
import type { Trouble } from '../../till-client/trouble.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { saveSettings } from '../save-settings.ts';
import classes from '../section.module.css';
import { TroubleAlert } from '../trouble-alert.tsx';

const PREFIXES = Array.from({ length: 10 }, (_, at) => String(20 + at));
const SAYS = ['nothing', 'weight', 'price'] as const;
type Says = (typeof SAYS)[number];

/** What the shop's scales print, by how their labels begin; each choice is saved as it is made; spec [OF35]. */
export function ScaleLabels() {
  const { t } = useTranslation('settings');
  const till = useTill();
  const shop = useTillView(({ state }) => state?.settings.shop ?? null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [saving, setSaving] = useState(false);
  if (!shop) return null;
  const labels = shop.scaleLabels;
  async function choose(prefix: string, says: Says): Promise<void> {
    if (!shop) return;
    const others = labels.filter((label) => label.prefix !== prefix);
    const scaleLabels: ScaleLabel[] = says === 'nothing' ? others : [...others, { prefix, says }];
    scaleLabels.sort((a, b) => Number(a.prefix) - Number(b.prefix));
    setSaving(true);
    const why = await saveSettings(till, { noun: 'shop', id: shop.id, set: { scaleLabels } });
    setSaving(false);
    setTrouble(why);
    if (!why) showNotice(t('form.saved'));
  }
  return (
    <>
      <div className={classes.head}>
        <h2>{t('scales.title')}</h2>
      </div>
      <p className={classes.intro}>{t('scales.intro')}</p>
      <TroubleAlert trouble={trouble} />
      <ul className={classes.list}>
        {PREFIXES.map((prefix) => (
          <li key={prefix} className={classes.row}>
            <div className={classes.words}>
              <p className={classes.name} id={`prefix-${prefix}`}>
                {t('scales.prefix', { prefix })}
              </p>
            </div>
            <SegmentedControl
              aria-labelledby={`prefix-${prefix}`}
              disabled={saving}
              data={SAYS.map((value) => ({ value, label: t(`scales.${value}`) }))}
              value={labels.find((label) => label.prefix === prefix)?.says ?? 'nothing'}
              onChange={(says) => void choose(prefix, says)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
