import type { TablerIcon } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './first-run.module.css';

export interface ChoiceCard<V extends string> {
  readonly value: V;
  readonly Icon: TablerIcon;
  readonly label: string;
  readonly hint: string;
}

/** One of a few ways to go on, each with what it means. */
export function ChoiceCards<V extends string>({
  label,
  choices,
  value,
  onChoose,
}: {
  readonly label: string;
  readonly choices: readonly ChoiceCard<V>[];
  readonly value: V;
  readonly onChoose: (value: V) => void;
}) {
  const name = useId();
  return (
    <fieldset className={classes.group} aria-label={label}>
      {choices.map(({ value: one, Icon, label: what, hint }) => (
        <label key={one} className={classes.choice}>
          <input type="radio" name={name} checked={one === value} onChange={() => onChoose(one)} />
          <Icon size={32} stroke={1.4} aria-hidden />
          <span>
            <strong>{what}</strong>
            <small>{hint}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
