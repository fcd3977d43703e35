import { TextInput, type TextInputProps } from '@mantine/core';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { displayLocale } from '../display-locale.ts';
import { timeMinutes, timeText, UNREAD, writesHalves } from './time-text.ts';

const EXAMPLE = 14 * 60 + 30;

/**
 * A time of day, written as whoever is signed in writes it and read as people type it; spec [L16]. `minutes` are from
 * midnight, `NO_TIME` or `UNREAD`. The browser's own field would speak the browser's language.
 */
export function TimeField({
  minutes,
  onChange,
  from,
  onBlur,
  error,
  ...rest
}: Omit<TextInputProps, 'value' | 'onChange'> & {
  readonly minutes: number;
  readonly onChange: (minutes: number) => void;
  /** Where halves of the day are written, a time without its half is the next one from this minute on. */
  readonly from?: number;
}) {
  const { t } = useTranslation('common');
  const locale = displayLocale();
  const [typed, setTyped] = useState<{ readonly text: string; readonly minutes: number } | null>(null);
  const [isLeft, setLeft] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  // What was typed stands until it is left, or until the time is another than it says.
  const stands = typed?.minutes === minutes;
  const isWrong = minutes === UNREAD && isLeft;
  return (
    <TextInput
      {...rest}
      autoComplete="off"
      // A handheld's keys for digits have no letters for a half of the day.
      inputMode={writesHalves(locale) ? 'text' : 'numeric'}
      value={stands ? typed.text : timeText(minutes, locale)}
      error={isWrong ? t('time.wrong', { example: timeText(EXAMPLE, locale) }) : error}
      onChange={({ currentTarget: { value: text } }) => {
        const read = timeMinutes(text, writesHalves(locale) ? from : undefined);
        setTyped({ text, minutes: read });
        setLeft(false);
        onChange(read);
      }}
      wrapperProps={{ ref: field }}
      onKeyDown={({ key }) => {
        if (key !== 'Enter') return;
        flushSync(() => setLeft(true));
        field.current?.scrollIntoView({ block: 'nearest' });
      }}
      onBlur={(event) => {
        setLeft(true);
        if (minutes !== UNREAD) setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}
