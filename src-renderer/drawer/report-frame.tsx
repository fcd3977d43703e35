import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { showNotice } from '../components/notices/notice-store.ts';
import type { Trouble } from '../till-client/trouble.ts';
import { useTillView } from '../till-client/use-till.tsx';
import classes from './report.module.css';

/** A report on the screen: what it is, the way back, its print, and its figures below. */
export function ReportFrame({
  title,
  text,
  printLabel,
  onPrint,
  onBack,
  more,
  children,
}: {
  readonly title: string;
  readonly text: readonly string[];
  readonly printLabel: string;
  readonly onPrint: () => Promise<Trouble | null>;
  readonly onBack: () => void;
  readonly more?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('drawer');
  const prints = useTillView(({ state }) => state?.settings.printers.some((one) => one.printsReceipts) ?? false);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  const print = async () => {
    if (!prints) return showNotice(t('report.noPrinter'), 'warning');
    if (!(await onPrint())) showNotice(t('report.printed'));
  };
  return (
    <section className={classes.report} aria-label={title}>
      <header className={classes.head}>
        <button ref={back} type="button" className={classes.button} onClick={onBack}>
          <IconArrowLeft size={22} aria-hidden />
          {t('report.back')}
        </button>
        <div className={classes.name}>
          <h2 className={classes.heading}>{title}</h2>
          {text.map((one) => (
            <p key={one} className={classes.text}>
              {one}
            </p>
          ))}
        </div>
        {more}
        <button type="button" className={classes.button} onClick={() => void print()}>
          <IconPrinter size={22} aria-hidden />
          {printLabel}
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <div className={classes.groups} tabIndex={0}>
        {children}
      </div>
    </section>
  );
}
