import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useKitchen } from './kitchen-context.tsx';
import classes from './screen-bar.module.css';

/** Whether new tickets sound here. Before a first tap the browser lets nothing sound, and the switch says so; spec [K47]. */
export function SoundSwitch({ isBare = false }: { readonly isBare?: boolean }) {
  const { t } = useTranslation('screen');
  const { sound } = useKitchen();
  const { wanted, allowed } = useStore(sound);
  const label = !wanted ? t('bar.soundOff') : allowed ? t('bar.soundOn') : t('bar.soundWaits');
  const Icon = wanted && allowed ? IconVolume : IconVolumeOff;
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={label}
      aria-pressed={wanted && allowed}
      // The first tap allows it; only once it is heard does a tap mute it.
      onClick={() => (allowed || !wanted) && sound.toggle()}
    >
      <Icon size={26} aria-hidden />
      {!isBare && <span className={classes.label}>{label}</span>}
    </button>
  );
}
