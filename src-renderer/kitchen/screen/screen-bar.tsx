import { IconArrowBackUp, IconKeyboard, IconListNumbers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useKitchen, useScreenView, useTime } from './kitchen-context.tsx';
import classes from './screen-bar.module.css';
import { SoundSwitch } from './sound-switch.tsx';
import { useWallTime } from './use-wall-time.ts';

export function ScreenBar() {
  const { t } = useTranslation('screen');
  const { ui } = useKitchen();
  const name = useScreenView(({ place }) => place?.name ?? '');
  const showsAllDay = useStore(ui, (state) => state.showsAllDay);
  const wallTime = useWallTime();
  const time = useTime(wallTime);
  return (
    <header className={classes.bar}>
      <h1 className={classes.name}>{name}</h1>
      <time className={classes.time}>{time}</time>
      <BarButton label={t('bar.recall')} onClick={() => ui.setState({ dialog: 'recall' })}>
        <IconArrowBackUp size={26} aria-hidden />
      </BarButton>
      <BarButton
        label={t('bar.allDay')}
        pressed={showsAllDay}
        onClick={() => ui.setState({ showsAllDay: !showsAllDay })}
      >
        <IconListNumbers size={26} aria-hidden />
      </BarButton>
      <SoundSwitch />
      <BarButton label={t('bar.keys')} onClick={() => ui.setState({ dialog: 'keys' })}>
        <IconKeyboard size={26} aria-hidden />
      </BarButton>
    </header>
  );
}

interface BarButtonProps {
  readonly label: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function BarButton({ label, pressed, onClick, children }: BarButtonProps) {
  return (
    <button type="button" className={classes.button} aria-label={label} aria-pressed={pressed} onClick={onClick}>
      {children}
      <span className={classes.label}>{label}</span>
    </button>
  );
}
