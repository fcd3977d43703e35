import classes from './placeholder.module.css';

interface PlaceholderProps {
  readonly width?: string;
  readonly height: string;
}

/** Keeps the room of what is on its way. It shows itself only when that takes a moment, so that nothing blinks. */
export const Placeholder = ({ width = '100%', height }: PlaceholderProps) => (
  <span aria-hidden className={classes.placeholder} style={{ width, height }} />
);
