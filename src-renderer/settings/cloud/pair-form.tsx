import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { showNotice } from '../../components/notices/notice-store.ts';
import { refusalSentence } from '../../components/refusal-sentence.ts';
import { useTill } from '../../till-client/use-till.tsx';
import classes from '../section.module.css';
import cloudClasses from './cloud-section.module.css';
import { createPairingStore } from './pairing-store.ts';

/** Pairs this till by the code that the owner's page shows. */
export function PairForm() {
  const { t } = useTranslation(['settings', 'common']);
  const till = useTill();
  const [store] = useState(() => createPairingStore(till));
  const { code, pairing, missing, trouble } = useStore(store);
  const problem = missing
    ? t('cloud.codeMissing')
    : trouble?.kind === 'refused'
      ? refusalSentence(trouble.refusal, 'XXX')
      : trouble
        ? t('common:failed')
        : null;
  async function pair() {
    if (await store.pair()) showNotice(t('cloud.paired'));
  }
  return (
    <section className={classes.group}>
      <h3>{t('cloud.pairTitle')}</h3>
      <p className={classes.about}>{t('cloud.pairText')}</p>
      <form
        noValidate
        className={cloudClasses.pair}
        onSubmit={(event) => {
          event.preventDefault();
          void pair();
        }}
      >
        <TextInput
          label={t('cloud.code')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onChange={(event) => store.type(event.currentTarget.value)}
          error={problem}
          classNames={{ input: cloudClasses.code }}
        />
        <Button type="submit" loading={pairing}>
          {t('cloud.pair')}
        </Button>
      </form>
    </section>
  );
}
