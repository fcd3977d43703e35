import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { displayLocale } from '../components/display-locale.ts';
import { Card } from './card.tsx';
import { dayAndTimeIn } from './date-words.ts';
import { EmptyNote } from './empty-note.tsx';
import classes from './exceptions-card.module.css';
import type { Exception, Shop } from './office-store.ts';
import { Placeholder } from './placeholder.tsx';

interface ExceptionsCardProps {
  readonly exceptions: readonly Exception[] | null;
  readonly shop: Shop | null;
}

const FIRST_ROWS = 5;

/** What looked wrong in what tills sent, newest first. */
export function ExceptionsCard({ exceptions, shop }: ExceptionsCardProps) {
  const { t } = useTranslation('office');
  const [all, setAll] = useState(false);
  if (exceptions === null || shop === null) {
    return (
      <Card title={t('exceptions.title')}>
        <Placeholder height="96px" />
      </Card>
    );
  }
  if (exceptions.length === 0) {
    return (
      <Card title={t('exceptions.title')}>
        <EmptyNote icon={IconCircleCheck} text={t('exceptions.none')} />
      </Card>
    );
  }
  return (
    <Card title={t('exceptions.title')} intro={t('exceptions.intro')}>
      <ul className={classes.list}>
        {(all ? exceptions : exceptions.slice(0, FIRST_ROWS)).map(({ id, at, message, orderNumber }) => (
          <li key={id} className={classes.item}>
            <IconAlertTriangle size={20} stroke={1.7} aria-hidden className={classes.icon} />
            <div>
              <p className={classes.message}>{orderNumber ? keepTogether(message, orderNumber) : message}</p>
              <p className={classes.when}>
                {orderNumber ? `${t('exceptions.order', { number: orderNumber })} · ` : null}
                {dayAndTimeIn(at, shop.timeZone, displayLocale())}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {exceptions.length > FIRST_ROWS ? (
        <Button variant="subtle" size="md" className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('exceptions.fewer') : t('exceptions.all', { count: exceptions.length })}
        </Button>
      ) : null}
    </Card>
  );
}

/** An order number is one word, though a hyphen invites a line's end. */
const keepTogether = (message: string, orderNumber: string) =>
  message.replaceAll(orderNumber, orderNumber.replaceAll('-', '\u2011'));
