import { Button, Modal, Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModifierGroup } from '#shared/catalog/catalog.ts';
import { add, asQuantity, type Minor, ONE_PIECE, timesQuantity } from '#shared/money/minor.ts';
import type { Refusal } from '#shared/refusal.ts';
import { Keypad } from '../../components/keypad/keypad.tsx';
import {
  amountOf,
  type KeypadKey,
  keypadKeyOf,
  quantityEntry,
  quantityOf,
  typeAmount,
  typeQuantity,
} from '../../components/keypad/keypad-entry.ts';
import { Stepper } from '../../components/stepper/stepper.tsx';
import { SubmitButton } from '../../components/submit-button.tsx';
import { useMoney } from '../../components/use-money.ts';
import type { LineChoices } from '../counter.ts';
import { type Chosen, choicesPrice, chosenList, unmetGroup } from './line-choice-state.ts';
import classes from './line-editor.module.css';
import { ModifierGroups } from './modifier-groups.tsx';

/** What a line editor is opened with. */
export interface LineDraft {
  readonly name: string;
  /** null asks for the price. */
  readonly unitPrice: Minor | null;
  readonly groups: readonly ModifierGroup[];
  readonly chosen: Chosen;
  readonly quantity: LineChoices['quantity'];
  readonly note: string | null;
}

/** Choices, quantity, note and, where the item asks for it, the price of one line, before or after it is rung up. */
export function LineEditor({
  draft,
  action,
  extra,
  onSubmit,
  onClose,
}: {
  readonly draft: LineDraft;
  readonly action: string;
  /** What else can be done to the line. */
  readonly extra?: ReactNode;
  readonly onSubmit: (choices: LineChoices, price: Minor | null) => Refusal | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('counter');
  const money = useMoney();
  const asksPrice = draft.unitPrice === null;
  const [chosen, setChosen] = useState(draft.chosen);
  const [note, setNote] = useState(draft.note ?? '');
  const [priceEntry, setPriceEntry] = useState('');
  const [quantityTyped, setQuantityTyped] = useState(() => quantityEntry(draft.quantity));
  // The first digit typed replaces the figure that stands there.
  const [fresh, setFresh] = useState(true);
  const [field, setField] = useState<'price' | 'quantity'>(asksPrice ? 'price' : 'quantity');

  const quantity = quantityOf(quantityTyped);
  const unit = add(draft.unitPrice ?? amountOf(priceEntry), choicesPrice(draft.groups, chosen));
  const missing = unmetGroup(draft.groups, chosen);
  const problem = missing
    ? t('choices.missing', { count: missing.min, group: missing.name })
    : asksPrice && priceEntry === ''
      ? t('editor.needsPrice')
      : quantity === null
        ? t('editor.needsQuantity')
        : null;

  const type = (key: KeypadKey) => {
    if (field === 'price') setPriceEntry((before) => typeAmount(before, key));
    else setQuantityTyped((before) => typeQuantity(fresh ? '' : before, key));
    setFresh(false);
  };
  const count = (by: number) => {
    setQuantityTyped(quantityEntry(asQuantity((quantity ?? 0) + by)));
    setFresh(true);
  };
  const submit = () => {
    if (problem !== null || quantity === null) return;
    const refusal = onSubmit(
      { quantity, modifiers: chosenList(chosen), note: note.trim() === '' ? null : note.trim() },
      asksPrice ? amountOf(priceEntry) : null,
    );
    if (!refusal) onClose();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLTextAreaElement) return;
    const key = keypadKeyOf(event.key);
    if (!key) return;
    type(key);
    event.preventDefault();
  };

  const hasChoices = draft.groups.length > 0;
  const noteField = (
    <Textarea
      label={t('editor.note')}
      placeholder={t('editor.notePlaceholder')}
      maxLength={200}
      rows={hasChoices ? 2 : 5}
      value={note}
      onChange={(event) => setNote(event.currentTarget.value)}
    />
  );

  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <>
          {draft.name}
          {draft.unitPrice !== null && <span className={classes.unitPrice}>{money(draft.unitPrice)}</span>}
        </>
      }
      size={hasChoices ? 840 : 720}
      classNames={{ body: classes.modalBody }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.form}
        onKeyDown={onKey}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={classes.choices}>
          <ModifierGroups groups={draft.groups} chosen={chosen} onChange={setChosen} money={money} />
          {!hasChoices && noteField}
        </div>
        <div className={classes.figures}>
          {asksPrice && (
            <Figure
              label={t('editor.price')}
              text={money(amountOf(priceEntry))}
              active={field === 'price'}
              onPick={() => setField('price')}
            />
          )}
          <Stepper
            label={t('editor.quantity')}
            onLess={quantity !== null && quantity > ONE_PIECE ? () => count(-ONE_PIECE) : undefined}
            onMore={() => count(ONE_PIECE)}
          >
            <Figure
              label={t('editor.quantity')}
              text={quantityTyped === '' ? '0' : quantityTyped}
              active={field === 'quantity'}
              onPick={() => {
                setField('quantity');
                setFresh(true);
              }}
            />
          </Stepper>
          <div className={classes.keypad}>
            <Keypad corner={field === 'price' ? '00' : '.'} onKey={type} />
          </div>
          {hasChoices && noteField}
          <p className={classes.problem} role="status">
            {problem}
          </p>
        </div>
        <footer className={classes.foot}>
          <div className={classes.extra}>{extra}</div>
          <Button variant="default" h={64} onClick={onClose}>
            {t('editor.discard')}
          </Button>
          <SubmitButton h={64} miw={220} fz={18} ready={problem === null}>
            {action} · {money(quantity === null ? unit : timesQuantity(unit, quantity))}
          </SubmitButton>
        </footer>
      </form>
    </Modal>
  );
}

function Figure({
  label,
  text,
  active,
  onPick,
}: {
  readonly label: string;
  readonly text: string;
  readonly active: boolean;
  readonly onPick: () => void;
}) {
  return (
    <button type="button" className={classes.figure} aria-pressed={active} onClick={onPick}>
      <span className={classes.figureLabel}>{label}</span>
      <span className={classes.figureText}>{text}</span>
    </button>
  );
}
