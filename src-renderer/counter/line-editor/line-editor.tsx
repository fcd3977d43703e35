import { Button, Modal, Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModifierGroup } from '#shared/catalog/catalog.ts';
import type { WeightUnit } from '#shared/catalog/unit.ts';
import type { VariantId } from '#shared/ids/ids.ts';
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
import { type Chosen, choicesPrice, chosenList, unmetGroup, withDefaults } from './line-choice-state.ts';
import classes from './line-editor.module.css';
import { ModifierGroups } from './modifier-groups.tsx';
import { type OfferedVariant, VariantChoice } from './variant-choice.tsx';
import { weightEntry, weightOf, weightText } from './weight-entry.ts';

/** What a line editor is opened with. */
export interface LineDraft {
  readonly name: string;
  /** null asks for the price. */
  readonly unitPrice: Minor | null;
  /** The kinds that it comes in; one must be chosen. */
  readonly variants: readonly OfferedVariant[];
  readonly variantId: VariantId | null;
  /** What it is weighed in; null counts pieces. */
  readonly unit: WeightUnit | null;
  /** What is asked for, given what is chosen. */
  readonly groupsFor: (chosen: Chosen) => readonly ModifierGroup[];
  readonly chosen: Chosen;
  /** null asks for it. */
  readonly quantity: LineChoices['quantity'] | null;
  readonly note: string | null;
}

/** Choices, quantity, note and, where the item asks for it, the price of one line, before or after it is rung up. */
export function LineEditor({
  draft,
  top,
  action,
  extra,
  onSubmit,
  onClose,
}: {
  readonly draft: LineDraft;
  /** What stands above the choices. */
  readonly top?: ReactNode;
  readonly action: string;
  /** What else can be done to the line. */
  readonly extra?: ReactNode;
  readonly onSubmit: (choices: LineChoices, price: Minor | null) => Refusal | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('counter');
  const money = useMoney();
  const { unit: weighedIn } = draft;
  const [variantId, setVariantId] = useState(draft.variantId);
  const variant = draft.variants.find(({ id }) => id === variantId);
  const unitPrice = variant ? variant.price : draft.unitPrice;
  const asksVariant = draft.variants.length > 0 && !variant;
  const asksPrice = !asksVariant && unitPrice === null;
  const [chosen, setChosen] = useState(draft.chosen);
  const groups = draft.groupsFor(chosen);
  const choose = (next: Chosen) => setChosen(withDefaults(next, groups, draft.groupsFor(next)));
  const [note, setNote] = useState(draft.note ?? '');
  const [priceEntry, setPriceEntry] = useState('');
  const [quantityTyped, setQuantityTyped] = useState(() => {
    if (draft.quantity === null) return '';
    return weighedIn ? weightEntry(draft.quantity, weighedIn) : quantityEntry(draft.quantity);
  });
  // The first digit typed replaces the figure that stands there.
  const [fresh, setFresh] = useState(true);
  const [field, setField] = useState<'price' | 'quantity'>(asksPrice && !weighedIn ? 'price' : 'quantity');

  const quantity = weighedIn ? weightOf(quantityTyped, weighedIn) || null : quantityOf(quantityTyped);
  const unit = add(unitPrice ?? amountOf(priceEntry), choicesPrice(groups, chosen));
  const missing = unmetGroup(groups, chosen);
  const problem = problemOf();
  function problemOf(): string | null {
    if (asksVariant) return t('editor.needsVariant');
    if (missing) return t('choices.missing', { count: missing.min, group: missing.name });
    if (asksPrice && priceEntry === '') return t('editor.needsPrice');
    return quantity === null ? t(weighedIn ? 'editor.needsWeight' : 'editor.needsQuantity') : null;
  }

  const type = (key: KeypadKey) => {
    if (field === 'price') setPriceEntry((before) => typeAmount(before, key));
    else setQuantityTyped((before) => (weighedIn ? typeAmount : typeQuantity)(fresh ? '' : before, key));
    setFresh(false);
  };
  const count = (by: number) => {
    setQuantityTyped(quantityEntry(asQuantity((quantity ?? 0) + by)));
    setFresh(true);
  };
  const pickQuantity = () => {
    setField('quantity');
    setFresh(true);
  };
  const submit = () => {
    if (problem !== null || quantity === null) return;
    const refusal = onSubmit(
      {
        ...{ quantity, modifiers: chosenList(groups, chosen), note: note.trim() === '' ? null : note.trim() },
        ...(variant && { variantId: variant.id }),
      },
      asksPrice ? amountOf(priceEntry) : null,
    );
    if (!refusal) onClose();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLTextAreaElement) return;
    // Enter on the figure that is typed into is meant for the form.
    if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('[data-figure]')) {
      event.preventDefault();
      return submit();
    }
    const key = keypadKeyOf(event.key);
    if (!key) return;
    type(key);
    event.preventDefault();
  };

  const hasChoices = groups.length > 0 || draft.variants.length > 0;
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
          {!asksVariant && unitPrice !== null && (
            <span className={classes.unitPrice}>
              {money(unitPrice)}
              {weighedIn && ` / ${weighedIn}`}
            </span>
          )}
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
          {top}
          <VariantChoice variants={draft.variants} chosen={variantId} onChoose={setVariantId} money={money} />
          <ModifierGroups groups={groups} chosen={chosen} onChange={choose} money={money} />
          {!hasChoices && noteField}
        </div>
        <div className={classes.figures}>
          {asksPrice && (
            <Figure
              label={t('editor.price')}
              text={money(amountOf(priceEntry))}
              active={field === 'price'}
              takesFocus={!hasChoices && field === 'price'}
              onPick={() => setField('price')}
            />
          )}
          {weighedIn ? (
            <Figure
              label={t('editor.weight')}
              text={weightText(weightOf(quantityTyped, weighedIn), weighedIn)}
              active={field === 'quantity'}
              takesFocus={!hasChoices && field === 'quantity'}
              onPick={pickQuantity}
            />
          ) : (
            <Stepper
              label={t('editor.quantity')}
              onLess={quantity !== null && quantity > ONE_PIECE ? () => count(-ONE_PIECE) : undefined}
              onMore={() => count(ONE_PIECE)}
            >
              <Figure
                label={t('editor.quantity')}
                text={quantityTyped === '' ? '0' : quantityTyped}
                active={field === 'quantity'}
                takesFocus={!hasChoices && field === 'quantity'}
                onPick={pickQuantity}
              />
            </Stepper>
          )}
          <div className={classes.keypad}>
            <Keypad corner={field === 'price' || weighedIn ? '00' : '.'} onKey={type} />
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
  takesFocus,
  onPick,
}: {
  readonly label: string;
  readonly text: string;
  readonly active: boolean;
  /** Whether keys go to it from the first. */
  readonly takesFocus: boolean;
  readonly onPick: () => void;
}) {
  return (
    <button
      type="button"
      className={classes.figure}
      aria-pressed={active}
      data-figure
      data-autofocus={takesFocus || undefined}
      onClick={onPick}
    >
      <span className={classes.figureLabel}>{label}</span>
      <span className={classes.figureText}>{text}</span>
    </button>
  );
}
