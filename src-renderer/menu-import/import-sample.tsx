import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/catalog/menu-import.ts';
import { useMoney } from '../components/use-money.ts';
import classes from './import-table.module.css';

/** The first rows as they would stand on the menu. */
export function ImportSample({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('menuImport');
  const money = useMoney();
  const { sample, rows } = preview;
  return (
    <section className={classes.card} aria-label={t('sample.title')}>
      <div className={classes.head}>
        <h2>{t('sample.title')}</h2>
        {rows > sample.length ? (
          <span className={classes.quiet}>{t('sample.first', { count: sample.length, rows })}</span>
        ) : null}
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('sample.name')}</th>
            <th scope="col">{t('sample.category')}</th>
            <th scope="col" className={classes.number}>
              {t('sample.price')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sample.map(({ line, name, category, price }) => (
            <tr key={line}>
              <th scope="row">{name}</th>
              <td className={category === null ? classes.quiet : undefined}>{category ?? t('sample.noCategory')}</td>
              <td className={classes.number}>
                {price === null ? <span className={classes.quiet}>{t('sample.ask')}</span> : money(price)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
