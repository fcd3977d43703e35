import { Popover } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keypad } from '../../components/keypad/keypad.tsx';
import { nextCount } from '../count-entry.ts';
import { useCounter, useCounterView } from '../counter-context.tsx';
import classes from './count-chip.module.css';

/** How many of the next item, said before it, and the way to the last line once more; spec [U31], [U32]. */
export function CountChip() {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const count = useCounterView((view) => view.count);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes.row}>
      <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <button
            type="button"
            className={classes.chip}
            data-set={count !== ''}
            aria-label={t('count.label', { count: Number(count || '1') })}
            onClick={() => setOpen(!isOpen)}
          >
            {t('count.chosen', { count: Number(count || '1') })}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <div className={classes.pad}>
            <Keypad
              corner="00"
              onKey={(key) =>
                counter.store.setState(({ count: before }) => ({
                  count: key === 'erase' ? before.slice(0, -1) : [...key].reduce(nextCount, before),
                }))
              }
            />
          </div>
        </Popover.Dropdown>
      </Popover>
      <button
        type="button"
        className={classes.chip}
        aria-label={t('count.repeat')}
        onClick={() => counter.repeatLast()}
      >
        <IconRepeat size={20} aria-hidden />
      </button>
    </div>
  );
}
