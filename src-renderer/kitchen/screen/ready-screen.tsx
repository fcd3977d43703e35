import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fitNumbers } from './fit-numbers.ts';
import { useScreenView } from './kitchen-context.tsx';
import classes from './ready-screen.module.css';
import { SoundSwitch } from './sound-switch.tsx';

/** The board for guests: whose order is being made, and whose can be fetched. Nothing else stands on it; spec [K48]. */
export function ReadyScreen() {
  const { t } = useTranslation('screen');
  const ready = useScreenView((view) => view.ready);
  return (
    <main className={classes.board}>
      <Numbers title={t('ready.preparing')} kind="preparing" numbers={ready?.preparing ?? []} />
      <Numbers title={t('ready.ready')} kind="ready" numbers={(ready?.ready ?? []).toReversed()} />
      <div className={classes.sound}>
        <SoundSwitch isBare />
      </div>
    </main>
  );
}

interface NumbersProps {
  readonly title: string;
  readonly kind: 'preparing' | 'ready';
  readonly numbers: readonly string[];
}

function Numbers({ title, kind, numbers }: NumbersProps) {
  const fresh = useScreenView((view) => view.fresh);
  const { ref, width, height } = useElementSize();
  const id = useId();
  const longest = Math.max(0, ...numbers.map((number) => number.length));
  const { columns, size } = fitNumbers(numbers.length, longest, width, height);
  return (
    <section className={classes.part} data-kind={kind} aria-labelledby={id}>
      <h1 id={id} className={classes.title}>
        {title}
      </h1>
      <ol
        ref={ref}
        className={classes.numbers}
        style={{ '--columns': columns, '--size': `${size}px` }}
        aria-live={kind === 'ready' ? 'polite' : 'off'}
      >
        {numbers.map((number, at) => (
          <li
            key={number}
            className={classes.number}
            data-newest={kind === 'ready' && at === 0}
            data-fresh={kind === 'ready' && fresh.has(number)}
          >
            {number}
          </li>
        ))}
      </ol>
    </section>
  );
}
