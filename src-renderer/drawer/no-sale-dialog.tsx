import './strings.ts';
import { useTranslation } from 'react-i18next';
import { showNotice } from '../components/notices/notice-store.ts';
import { ReasonDialog } from '../counter/dialogs/reason-dialog.tsx';
import { useTill, useTillView } from '../till-client/use-till.tsx';

/** Opens the drawer without a sale, with or without a session; spec [DR7]. */
export function NoSaleDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('drawer');
  const till = useTill();
  const opens = useTillView(({ state }) => state?.settings.printers.some((one) => one.opensDrawer) ?? false);
  const open = async (reason: string | null) => {
    onClose();
    const said = { reason: reason ?? '' };
    const trouble = await till.attempt((client, commandId) => client.drawer.noSale({ ...said, commandId }));
    if (!trouble) showNotice(t(opens ? 'noSale.done' : 'noSale.noPrinter'));
  };
  return (
    <ReasonDialog
      title={t('noSale.title')}
      text={t('noSale.text')}
      action={t('noSale.action')}
      keep={t('noSale.keep')}
      reasons={[t('noSale.usual.change'), t('noSale.usual.wrong'), t('noSale.usual.look'), t('noSale.usual.coins')]}
      needsReason
      onConfirm={(reason) => void open(reason)}
      onClose={onClose}
    />
  );
}
