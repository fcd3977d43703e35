import classes from './share-bar.module.css';

interface ShareBarProps {
  /** How much of the most (1) this is. */
  readonly share: number;
  readonly slim?: boolean;
}

/** A bar for the eye only: the number stands beside it. */
export const ShareBar = ({ share, slim = false }: ShareBarProps) => (
  <span
    aria-hidden
    className={classes.bar}
    data-slim={slim || undefined}
    style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }}
  />
);
