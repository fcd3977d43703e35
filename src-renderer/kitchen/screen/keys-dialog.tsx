import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './keys-dialog.module.css';
import { useKitchen } from './kitchen-context.tsx';

/** What a bump bar or a keyboard does here. */
export function KeysDialog() {
  const { t } = useTranslation('screen');
  const { ui } = useKitchen();
  const rows: readonly (readonly [keys: readonly string[], does: string])[] = [
    [['1', '…', '9', '0'], t('keys.digits')],
    [['←', '↑', '↓', '→'], t('keys.arrows')],
    [['Enter', t('keys.space')], t('keys.enter')],
    [['U', t('keys.backspace')], t('keys.undo')],
    [['R'], t('keys.recall')],
    [['A'], t('keys.allDay')],
    [[t('keys.tab')], t('keys.station')],
    [['M'], t('keys.sound')],
    [['?'], t('keys.help')],
  ];
  return (
    <Modal
      opened
      onClose={() => ui.setState({ dialog: null })}
      title={t('keys.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('keys.close') }}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('keys.key')}</th>
            <th scope="col">{t('keys.does')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([keys, does]) => (
            <tr key={does}>
              <td className={classes.keys}>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
