import { Menu } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { showNotice } from '../components/notices/notice-store.ts';
import { refusalSentence } from '../components/refusal-sentence.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';

/** The way into training, for anybody. */
export function TrainingItem() {
  const { t } = useTranslation('counter');
  const { t: common } = useTranslation('common');
  const till = useTill();
  const isTraining = useTillView((view) => view.isTraining);
  const isUp = useTillView((view) => view.link === 'up');
  if (isTraining) return null;
  async function enter() {
    showNotice(t('training.preparing'));
    const trouble = await till.training.enter();
    if (!trouble) return;
    if (trouble.kind === 'refused') showNotice(refusalSentence(trouble.refusal, 'XXX'), 'warning');
    else showNotice(common('failed'), 'warning');
  }
  return (
    <Menu.Item
      mih={48}
      disabled={!isUp}
      leftSection={<IconSchool size={20} aria-hidden />}
      onClick={() => void enter()}
    >
      {t('training.enter')}
    </Menu.Item>
  );
}
