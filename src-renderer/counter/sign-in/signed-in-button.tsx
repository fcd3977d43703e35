import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import classes from './signed-in-button.module.css';

/** Who is signed in; a tap locks the screen, where somebody else may sign in. */
export function SignedInButton() {
  const { t } = useTranslation('counter');
  const till = useTill();
  const name = useTillView(({ session }) => session?.signedIn?.name ?? null);
  if (name === null) return null;
  const label = t('signIn.lock', { name });
  return (
    <button type="button" className={classes.button} aria-label={label} title={label} onClick={till.signIn.lock}>
      <IconLock size={20} aria-hidden />
      <span className={classes.name}>{name}</span>
    </button>
  );
}
