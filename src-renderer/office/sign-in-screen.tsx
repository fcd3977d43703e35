import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionState } from './session-store.ts';
import classes from './sign-in-screen.module.css';

interface SignInScreenProps {
  readonly now: Extract<SessionState, { state: 'signed-out' }>;
  readonly signIn: (email: string, password: string) => Promise<void>;
}

export function SignInScreen({ now, signIn }: SignInScreenProps) {
  const { t } = useTranslation('office');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const emailProblem = !tried
    ? null
    : email.trim() === ''
      ? t('signIn.emailMissing')
      : emailOdd(email)
        ? t('signIn.emailOdd')
        : null;
  const passwordProblem = tried && password === '' ? t('signIn.passwordMissing') : null;
  const { demo } = now;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    const form = event.currentTarget;
    if (email.trim() === '' || emailOdd(email)) return focusOn(form, 'email');
    if (password === '') return focusOn(form, 'password');
    void signIn(email.trim(), password);
  }

  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <p className={classes.brand}>
          <img src="./icon.svg" alt="" width={36} height={36} /> {t('brand')}
        </p>
        <h1 className={classes.title}>{t('signIn.title')}</h1>
        <p className={classes.intro}>{now.expired ? t('signIn.expired') : t('signIn.intro')}</p>
        <form noValidate onSubmit={submit} className={classes.form}>
          {now.problem ? (
            <Alert color="brick" variant="light" icon={<IconAlertCircle aria-hidden />} role="alert">
              {t(`signIn.problem.${now.problem}`)}
            </Alert>
          ) : null}
          <TextInput
            name="email"
            type="email"
            autoComplete="username"
            label={t('signIn.email')}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={emailProblem}
          />
          <PasswordInput
            name="password"
            autoComplete="current-password"
            classNames={{ visibilityToggle: classes.eye }}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
            label={t('signIn.password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={passwordProblem}
          />
          <Button type="submit" fullWidth loading={now.signingIn}>
            {t('signIn.submit')}
          </Button>
        </form>
        {demo ? (
          <section className={classes.demo} aria-label={t('signIn.demoTitle')}>
            <h2>{t('signIn.demoTitle')}</h2>
            <p>{t('signIn.demoText', { email: demo.email, password: demo.password })}</p>
            <Button
              variant="default"
              fullWidth
              disabled={now.signingIn}
              onClick={() => void signIn(demo.email, demo.password)}
            >
              {t('signIn.demoFill')}
            </Button>
          </section>
        ) : null}
      </div>
    </main>
  );
}

const emailOdd = (email: string) => !/^\S+@\S+$/.test(email.trim());

function focusOn(form: HTMLFormElement, name: 'email' | 'password') {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}
