import { type ReactNode, useId } from 'react';
import classes from './card.module.css';

interface CardProps {
  readonly title: string;
  /** What stands to the right of the title. */
  readonly aside?: ReactNode;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the owner's page under its heading. */
export function Card({ title, aside, intro, children }: CardProps) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside}
      </div>
      {intro ? <p className={classes.intro}>{intro}</p> : null}
      {children}
    </section>
  );
}
