import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './help-dialog.module.css';

type Keys = readonly (readonly [keys: readonly string[], what: string])[];

/** What the keyboard can do, and what a held finger does. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const atCounter: Keys = [
    [['/'], t('help.search')],
    [['←', '→', '↑', '↓'], t('help.arrows')],
    [['Enter'], t('help.enter')],
    [['Shift', 'Enter'], t('help.choices')],
    [['+', '−'], t('help.count')],
    [['Delete'], t('help.remove')],
    [['3'], t('help.countFirst')],
    [['+'], t('help.repeat')],
    [['F4'], t('help.discount')],
    [['F8'], t('help.send')],
    [['F9'], t('help.pay')],
    [['Esc'], t('help.escape')],
  ];
  const anywhere: Keys = [
    [['F2'], t('help.fresh')],
    [['F3'], t('help.openOrders')],
    [['F6'], t('help.drawer')],
    [['F7'], t('help.paper')],
    [['F10'], t('help.lock')],
    [['F1'], t('help.help')],
  ];
  return (
    <Modal opened onClose={onClose} title={t('help.title')} size={640} closeButtonProps={{ 'aria-label': t('close') }}>
      <KeyList title={t('help.anywhere')} keys={anywhere} />
      <KeyList title={t('help.atCounter')} keys={atCounter} />
      <p className={classes.touch}>{t('help.hold')}</p>
    </Modal>
  );
}

function KeyList({ title, keys }: { readonly title: string; readonly keys: Keys }) {
  return (
    <>
      <h3 className={classes.where}>{title}</h3>
      <dl className={classes.keys}>
        {keys.map(([names, what]) => (
          <div key={what} className={classes.row}>
            <dt>
              {names.map((name) => (
                <kbd key={name} className={classes.key}>
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
