import { useTranslation } from 'react-i18next';
import classes from './sending.module.css';

/** What has been sent is not taken back by looking away: a dialog stays until it is answered; spec [OF22]. */
export const stay = () => {};

/** Says why a dialog cannot be left; what is answered at once says nothing. */
export function Sending({ isSending }: { readonly isSending: boolean }) {
  const { t } = useTranslation('settings');
  return (
    <p role="status" className={classes.sending}>
      {isSending ? <span>{t('form.sending')}</span> : null}
    </p>
  );
}
