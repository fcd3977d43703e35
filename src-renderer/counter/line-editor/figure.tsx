import classes from './line-editor.module.css';

/** A figure of a line that the keypad types into while it is picked. */
export function Figure({
  label,
  text,
  active,
  takesFocus,
  onPick,
}: {
  readonly label: string;
  readonly text: string;
  readonly active: boolean;
  /** Whether keys go to it from the first. */
  readonly takesFocus: boolean;
  readonly onPick: () => void;
}) {
  return (
    <button
      type="button"
      className={classes.figure}
      aria-pressed={active}
      data-figure
      data-autofocus={takesFocus || undefined}
      onClick={onPick}
    >
      <span className={classes.figureLabel}>{label}</span>
      <span className={classes.figureText}>{text}</span>
    </button>
  );
}
