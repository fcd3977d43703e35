import { IconSchool } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { showNotice } from '../components/notices/notice-store.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import classes from './training-mark.module.css';

/** Stands over whatever a window shows that trains, dialogs too, with the way out; spec [TR8]. */
export function TrainingMark() {
  const { t } = useTranslation('counter');
  const till = useTill();
  const isTraining = useTillView((view) => view.isTraining || (view.state?.isTraining ?? false));
  useEffect(() => {
    document.documentElement.toggleAttribute('data-training', isTraining);
  }, [isTraining]);
  if (!isTraining) return null;
  const leave = () => {
    till.training.leave();
    showNotice(t('training.left'));
  };
  return (
    <>
      <div className={classes.frame} aria-hidden />
      <aside className={classes.bar} aria-label={t('training.word')}>
        <IconSchool size={26} aria-hidden />
        <strong className={classes.word}>{t('training.word')}</strong>
        <span className={classes.text}>{t('training.text')}</span>
        <button type="button" className={classes.leave} onClick={leave}>
          {t('training.leave')}
        </button>
      </aside>
    </>
  );
}
