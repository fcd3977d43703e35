import type { TablerIcon } from '@tabler/icons-react';
import classes from './empty-note.module.css';

interface EmptyNoteProps {
  readonly icon: TablerIcon;
  readonly text: string;
}

/** Says of a part of the page that there is nothing in it, and what to expect. */
export const EmptyNote = ({ icon: Icon, text }: EmptyNoteProps) => (
  <div className={classes.note}>
    <Icon size={30} stroke={1.5} aria-hidden />
    <p>{text}</p>
  </div>
);
