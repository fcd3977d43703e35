import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/catalog/menu-import.ts';
import classes from './import-table.module.css';

const PAGE = 10;

/** The rows that cannot be read, by line number, a page at a time. */
export function ImportProblems({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('menuImport');
  const [first, setFirst] = useState(0);
  const { problems, problemCount } = preview;
  const page = problems.slice(first, first + PAGE);
  return (
    <section className={classes.card} aria-label={t('problems.title')}>
      <div className={classes.head}>
        <h2>{t('problems.title')}</h2>
        {problems.length > PAGE ? (
          <div className={classes.pages}>
            <span aria-live="polite">
              {t('problems.page', { from: first + 1, to: first + page.length, count: problems.length })}
            </span>
            <ActionIcon
              variant="default"
              aria-label={t('problems.previous')}
              disabled={first === 0}
              onClick={() => setFirst(first - PAGE)}
            >
              <IconChevronLeft aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={t('problems.next')}
              disabled={first + PAGE >= problems.length}
              onClick={() => setFirst(first + PAGE)}
            >
              <IconChevronRight aria-hidden />
            </ActionIcon>
          </div>
        ) : null}
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.number}>
              {t('problems.line')}
            </th>
            <th scope="col">{t('problems.column')}</th>
            <th scope="col">{t('problems.why')}</th>
          </tr>
        </thead>
        <tbody>
          {page.map(({ line, column, code, message }) => (
            <tr key={`${line} ${column} ${code}`}>
              <th scope="row" className={classes.number}>
                {line}
              </th>
              <td className={classes.quiet}>{column ?? t('problems.whole')}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problemCount > problems.length ? (
        <p className={classes.more}>{t('problems.more', { told: problems.length, count: problemCount })}</p>
      ) : null}
    </section>
  );
}
