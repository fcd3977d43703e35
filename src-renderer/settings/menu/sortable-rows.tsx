import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../section.module.css';
import { moveRow, placeAt } from './move-row.ts';
import own from './sortable-rows.module.css';

/** Rows whose order a person sets: by dragging their handles, or by the arrow keys on them; spec [OF32]. */
export function SortableRows<R extends { readonly id: string }>({
  label,
  rows,
  nameOf,
  onSort,
  children,
}: {
  readonly label: string;
  readonly rows: readonly R[];
  readonly nameOf: (row: R, at: number) => string;
  readonly onSort: (rows: readonly R[]) => void;
  readonly children: (row: R, at: number) => ReactNode;
}) {
  const { t } = useTranslation('settings');
  const list = useRef<HTMLUListElement>(null);
  const [held, setHeld] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const focused = useRef<string | null>(null);
  const latest = useRef({ rows, onSort });
  latest.current = { rows, onSort };

  const move = (from: number, to: number) => {
    const { rows: now, onSort: sort } = latest.current;
    const row = now[from];
    if (!row || to === from || to < 0 || to >= now.length) return;
    focused.current = row.id;
    sort(moveRow(now, from, to));
    setSaid(t('sort.moved', { name: nameOf(row, from), place: to + 1, count: now.length }));
  };
  const latestMove = useRef(move);
  latestMove.current = move;

  // The browser takes the focus from what is put elsewhere in the page.
  useEffect(() => {
    const id = focused.current;
    focused.current = null;
    if (id) list.current?.querySelector<HTMLElement>(`[data-handle="${id}"]`)?.focus();
  });

  useEffect(() => {
    if (held === null) return;
    const follow = ({ clientY }: PointerEvent) => {
      const from = latest.current.rows.findIndex(({ id }) => id === held);
      const others = [...(list.current?.children ?? [])].filter((_, at) => at !== from);
      const middles = others.map((row) => row.getBoundingClientRect()).map(({ top, height }) => top + height / 2);
      latestMove.current(from, placeAt(clientY, middles));
    };
    const drop = () => setHeld(null);
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', drop);
    return () => {
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', drop);
    };
  }, [held]);

  return (
    <>
      <ul className={classes.bare} aria-label={label} ref={list}>
        {rows.map((row, at) => (
          <li key={row.id} className={own.row} data-held={held === row.id || undefined}>
            <ActionIcon
              className={own.handle}
              data-handle={row.id}
              aria-label={t('sort.move', { name: nameOf(row, at) })}
              onPointerDown={(event) => {
                if (event.button === 0) setHeld(row.id);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
                event.preventDefault();
                move(at, event.key === 'ArrowUp' ? at - 1 : at + 1);
              }}
            >
              <IconGripVertical size={22} stroke={1.6} aria-hidden />
            </ActionIcon>
            {children(row, at)}
          </li>
        ))}
      </ul>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
}
