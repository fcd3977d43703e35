import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/catalog/menu-import.ts';
import { displayLocale } from '../components/display-locale.ts';
import classes from './import-counts.module.css';

const COUNTS = ['added', 'changed', 'unchanged', 'leftOut', 'badRows'] as const;
/** Counts that are told only when there is something to tell. */
const ONLY_WHEN_ANY: ReadonlySet<(typeof COUNTS)[number]> = new Set(['leftOut', 'badRows']);

/** How many rows would do what. */
export function ImportCounts({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('menuImport');
  const number = new Intl.NumberFormat(displayLocale());
  const made = [
    preview.categories > 0 ? t('counts.categories', { count: preview.categories }) : null,
    preview.taxes > 0 ? t('counts.taxes', { count: preview.taxes }) : null,
  ].filter((words) => words !== null);
  return (
    <section aria-label={t('counts.label')} className={classes.counts}>
      <dl>
        {COUNTS.filter((name) => preview[name] > 0 || !ONLY_WHEN_ANY.has(name)).map((name) => (
          <div key={name} data-name={name} data-none={preview[name] === 0 || undefined}>
            <dt>{t(`counts.${name}`)}</dt>
            <dd>{number.format(preview[name])}</dd>
          </div>
        ))}
      </dl>
      {made.length > 0 ? <p>{made.join(' · ')}</p> : null}
      {preview.leftOut > 0 ? (
        <p>
          {t('counts.leftOut')}: {t('counts.leftOutHint')}
        </p>
      ) : null}
    </section>
  );
}
