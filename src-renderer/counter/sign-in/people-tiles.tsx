import type { StaffId } from '#shared/ids/ids.ts';
import { useRoving } from '../../components/use-roving.ts';
import classes from './people-tiles.module.css';

/** Names to choose one from. */
export function PeopleTiles({
  label,
  people,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly people: readonly { readonly id: StaffId; readonly name: string }[];
  readonly chosen: StaffId | null;
  readonly onChoose: (id: StaffId) => void;
}) {
  const roving = useRoving<HTMLFieldSetElement>();
  return (
    <fieldset className={classes.people} aria-label={label} {...roving}>
      {people.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className={classes.person}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
