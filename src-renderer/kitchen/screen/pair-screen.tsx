import { Alert, Button, TextInput } from '@mantine/core';
import { IconBackspace } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CODE_LENGTH, CODE_SIGNS, tidyCode } from '#shared/kitchen/pair-code.ts';
import classes from './pair-screen.module.css';
import { type PairProblem, pairBy } from './pairing.ts';

/** Asks for the code that the till shows. A screen on a wall may have no keyboard: signs can be tapped, too. */
export function PairScreen({ onPaired }: { readonly onPaired: () => void }) {
  const { t } = useTranslation('screen');
  const [code, setCode] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<PairProblem | 'short' | null>(null);

  function change(typed: string) {
    setProblem(null);
    setCode(tidyCode(typed).slice(0, CODE_LENGTH));
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isAsking) return;
    if (code.length < CODE_LENGTH) return setProblem('short');
    setIsAsking(true);
    const found = await pairBy(code);
    setIsAsking(false);
    setProblem(found);
    if (found === 'wrong') setCode('');
    if (!found) onPaired();
  }

  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit} noValidate>
        <h1 className={classes.title}>{t('pair.title')}</h1>
        <p className={classes.intro}>{t('pair.intro')}</p>
        {problem && problem !== 'short' && (
          <Alert color="brick" variant="light" role="alert" mb={16}>
            {t(`pair.problem.${problem}`)}
          </Alert>
        )}
        <TextInput
          name="code"
          label={t('pair.code')}
          value={code}
          onChange={(event) => change(event.currentTarget.value)}
          error={problem === 'short' ? t('pair.short', { count: CODE_LENGTH }) : null}
          classNames={{ input: classes.code }}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
        />
        <fieldset className={classes.keys} aria-label={t('pair.keys')}>
          {[...CODE_SIGNS].map((sign) => (
            <button key={sign} type="button" className={classes.key} onClick={() => change(code + sign)}>
              {sign}
            </button>
          ))}
          <button
            type="button"
            className={classes.key}
            aria-label={t('pair.erase')}
            onClick={() => change(code.slice(0, -1))}
          >
            <IconBackspace size={26} aria-hidden />
          </button>
        </fieldset>
        <Button type="submit" fullWidth h={60} loading={isAsking}>
          {t('pair.submit')}
        </Button>
      </form>
    </main>
  );
}
