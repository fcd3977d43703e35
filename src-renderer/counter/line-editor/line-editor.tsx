import { Button, Modal, Textarea } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Minor, ONE_PIECE } from '#shared/money/minor.ts';
import type { Refusal } from '#shared/refusal.ts';
import { Keypad } from '../../components/keypad/keypad.tsx';
import { keypadKeyOf } from '../../components/keypad/keypad-entry.ts';
import { Stepper } from '../../components/stepper/stepper.tsx';
import { SubmitButton } from '../../components/submit-button.tsx';
import { useMoney } from '../../components/use-money.ts';
import { AllergiesField } from '../allergies/allergies-field.tsx';
import type { LineChoices } from '../line-choices.ts';
import { Figure } from './figure.tsx';
import classes from './line-editor.module.css';
import { ModifierGroups } from './modifier-groups.tsx';
import { type LineDraft, useLineDraft } from './use-line-draft.ts';
import { VariantChoice } from './variant-choice.tsx';
import { weightText } from './weight-entry.ts';

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
  /** Answers why not; null closes the dialog, and what is asked next takes its place. */
  readonly onSubmit: (choices: LineChoices, price: Minor | null) => Refusal | null | 'asks';
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('counter');
  const money = useMoney();
  const { unit: weighedIn } = draft;
  const line = useLineDraft(draft);
  const { groups, quantity, itemPrice, field, problem } = line;
  const submit = () => {
    const said = line.said();
    if (said && !onSubmit(said.choices, said.price)) onClose();
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
    line.type(key);
    event.preventDefault();
  };

  const hasChoices = groups.length > 0 || draft.variants.length > 0;
  const noteField = (
    <Textarea
      label={t('editor.note')}
      placeholder={t('editor.notePlaceholder')}
      maxLength={200}
      rows={hasChoices ? 2 : 5}
      value={line.note}
      onChange={(event) => line.setNote(event.currentTarget.value)}
    />
  );

  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <>
          {draft.name}
          {itemPrice !== null && (
            <span className={classes.unitPrice}>
              {money(itemPrice)}
              {weighedIn && ` / ${weighedIn}`}
            </span>
          )}
        </>
      }
      size={hasChoices || extra ? 840 : 720}
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
          <div className={classes.allergies}>
            <AllergiesField value={line.allergic} onChange={line.setAllergic} />
          </div>
          <VariantChoice variants={draft.variants} chosen={line.variantId} onChoose={line.setVariantId} money={money} />
          <ModifierGroups groups={groups} chosen={line.chosen} onChange={line.choose} money={money} />
          {!hasChoices && noteField}
        </div>
        <div className={classes.figures}>
          {line.asksPrice && (
            <Figure
              label={t('editor.price')}
              text={money(line.priceTyped)}
              active={field === 'price'}
              takesFocus={!hasChoices && field === 'price'}
              onPick={() => line.setField('price')}
            />
          )}
          {weighedIn ? (
            <Figure
              label={t('editor.weight')}
              text={weightText(line.weight, weighedIn)}
              active={field === 'quantity'}
              takesFocus={!hasChoices && field === 'quantity'}
              onPick={line.pickQuantity}
            />
          ) : (
            <Stepper
              label={t('editor.quantity')}
              onLess={quantity !== null && quantity > ONE_PIECE ? () => line.count(-ONE_PIECE) : undefined}
              onMore={() => line.count(ONE_PIECE)}
            >
              <Figure
                label={t('editor.quantity')}
                text={line.quantityTyped === '' ? '0' : line.quantityTyped}
                active={field === 'quantity'}
                takesFocus={!hasChoices && field === 'quantity'}
                onPick={line.pickQuantity}
              />
            </Stepper>
          )}
          <div className={classes.keypad}>
            <Keypad corner={field === 'price' || weighedIn ? '00' : '.'} onKey={line.type} />
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
            {action} · {money(line.total)}
          </SubmitButton>
        </footer>
      </form>
    </Modal>
  );
}
