import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogIndex, Item } from '#shared/catalog/catalog.ts';
import { priceOf, type SaleMoment } from '#shared/catalog/price-of.ts';
import type { SlotId } from '#shared/ids/ids.ts';
import { add, asQuantity, type Minor, ONE_PIECE, type Quantity, timesQuantity } from '#shared/money/minor.ts';
import { quantityText } from '#shared/printing/paper-quantity.ts';
import type { Refusal } from '#shared/refusal.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { Stepper } from '../../components/stepper/stepper.tsx';
import { SubmitButton } from '../../components/submit-button.tsx';
import { useMoney } from '../../components/use-money.ts';
import { AllergiesField } from '../allergies/allergies-field.tsx';
import type { ComboChoices } from '../line-choices.ts';
import { ComboSlotChoice } from './combo-slot-choice.tsx';
import { extraPrice, type FilledSlot, firstFilled, missingIn, partsOf } from './combo-state.ts';
import classes from './line-editor.module.css';

/** A combo before it is rung up: what fills each of its places, and how many; spec [MN20]. */
export function ComboDialog({
  item,
  index,
  moment,
  quantity: first,
  top,
  action,
  onSubmit,
  onClose,
}: {
  readonly item: Item;
  readonly index: CatalogIndex;
  readonly moment: SaleMoment;
  readonly quantity: Quantity;
  readonly top: ReactNode;
  readonly action: string;
  readonly onSubmit: (choices: ComboChoices, price: Minor | null) => Refusal | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('counter');
  const money = useMoney();
  const [filled, setFilled] = useState(() => firstFilled(item, index));
  const [quantity, setQuantity] = useState(first);
  const [allergic, setAllergic] = useState<readonly string[]>([]);
  const missing = missingIn(item, filled, index);
  const price = priceOf(item, null, moment) ?? (0 as Minor);
  const each = add(price, extraPrice(filled, index));
  const put = (slotId: SlotId, slot: FilledSlot) => setFilled((before) => new Map(before).set(slotId, slot));
  const submit = () => {
    if (missing !== null) return;
    if (!onSubmit({ quantity, note: null, allergic, parts: partsOf(filled, index) }, null)) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <>
          {item.name}
          <span className={classes.unitPrice}>{money(price)}</span>
        </>
      }
      size={840}
      classNames={{ body: classes.modalBody }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={classes.choices}>
          {top}
          <div className={classes.allergies}>
            <AllergiesField value={allergic} onChange={setAllergic} />
          </div>
          {(item.combo ?? []).map((slot) => (
            <ComboSlotChoice
              key={slot.id}
              {...{ slot, index, moment, money }}
              filled={filled.get(slot.id) ?? null}
              onFill={(next) => put(slot.id, next)}
            />
          ))}
        </div>
        <div className={classes.figures}>
          <Stepper
            label={t('editor.quantity')}
            onLess={quantity > ONE_PIECE ? () => setQuantity(asQuantity(quantity - ONE_PIECE)) : undefined}
            onMore={() => setQuantity(asQuantity(quantity + ONE_PIECE))}
          >
            <output className={classes.figure}>
              <span className={classes.figureLabel}>{t('editor.quantity')}</span>
              <span className={classes.figureText}>{quantityText(quantity, displayLocale())}</span>
            </output>
          </Stepper>
          <p className={classes.problem} role="status">
            {missing !== null && t('choices.missing', { count: 1, group: missing })}
          </p>
        </div>
        <footer className={classes.foot}>
          <div className={classes.extra} />
          <Button variant="default" h={64} onClick={onClose}>
            {t('editor.discard')}
          </Button>
          <SubmitButton h={64} miw={220} fz={18} ready={missing === null}>
            {action} · {money(timesQuantity(each, quantity))}
          </SubmitButton>
        </footer>
      </form>
    </Modal>
  );
}
