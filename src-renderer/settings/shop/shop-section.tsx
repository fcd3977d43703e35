import { Button, Input, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { language, languageNames } from '#shared/language/language.ts';
import { TEMPLATE_NAMES, templateProblem } from '#shared/printing/template.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { showNotice } from '../../components/notices/notice-store.ts';
import { PageFoot } from '../../components/page-foot/page-foot.tsx';
import { TimeField } from '../../components/time-field/time-field.tsx';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { shopProblems } from '../field-problems.ts';
import { leadToTrouble } from '../lead-to-trouble.ts';
import { changedFields } from '../record-form.ts';
import classes from '../section.module.css';
import { type ShopFields, shopFormOf } from '../settings-forms.ts';
import { TroubleAlert } from '../trouble-alert.tsx';
import { AllergenFields } from './allergen-fields.tsx';
import { AutoLockField } from './auto-lock-field.tsx';
import { CardFields } from './card-fields.tsx';
import { CashRoundingField } from './cash-rounding-field.tsx';
import { currencyChoices, withCurrent, zoneChoices } from './choices.ts';
import { DrawerFields } from './drawer-fields.tsx';
import { OrderTypeFields } from './order-type-fields.tsx';
import { ReceiptFields } from './receipt-fields.tsx';
import { ServiceChargeFields } from './service-charge-fields.tsx';
import { TipFields } from './tip-fields.tsx';

/** Hints stand below their fields, so that fields beside each other stand in line. */
const HINT_BELOW: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description'];

/** The shop's name, money, hours, tax and receipts. */
export function ShopSection() {
  const shop = useTillView(({ state }) => state?.settings.shop ?? null);
  return shop ? <ShopFormView record={shop} /> : null;
}

function ShopFormView({ record }: { readonly record: ShopFields }) {
  const { t } = useTranslation('settings');
  const form = shopFormOf(useTill());
  const { edits, left, saving, trouble } = useStore(form);
  const shown = { ...record, ...edits };
  const problems = shopProblems(shown);
  const dirty = Object.keys(changedFields(record, edits)).length > 0;
  const currencies = useMemo(() => currencyChoices(displayLocale()), []);
  const zones = useMemo(zoneChoices, []);

  /** What every field needs: what is wrong with it, and being told that a person has left it. */
  const field = (name: keyof ShopFields) => {
    // What came from elsewhere, or from before texts were filled in, is said at once.
    const isShown = left.has(name) || !(name in edits);
    const problem = isShown ? problems[name] : undefined;
    const wrong = templateProblem(String(shown[name]));
    const known = TEMPLATE_NAMES.join(', ');
    const where = { line: wrong?.line ?? 0, at: wrong?.at ?? '', known };
    return { error: problem ? t(`problem.${problem}`, where) : null, onBlur: () => form.leave(name) };
  };
  async function save(element: HTMLElement) {
    if (await form.submit(record)) showNotice(t('form.saved'));
    else leadToTrouble(element);
  }

  return (
    <form
      noValidate
      className={classes.whole}
      onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget);
      }}
    >
      <div className={classes.head}>
        <h2>{t('sections.shop')}</h2>
      </div>
      <TroubleAlert trouble={trouble} />
      <section className={classes.group}>
        <h3>{t('shop.trading')}</h3>
        <TextInput
          label={t('shop.name')}
          value={shown.name}
          onChange={(event) => form.edit({ name: event.currentTarget.value })}
          {...field('name')}
        />
        <Select
          maw={420}
          inputWrapperOrder={HINT_BELOW}
          label={t('shop.language')}
          description={t('shop.languageHint')}
          data={language.options.map((value) => ({ value, label: languageNames[value] }))}
          value={shown.language}
          allowDeselect={false}
          onChange={(value) => form.edit({ language: language.parse(value) })}
        />
        <div className={classes.two}>
          <Select
            inputWrapperOrder={HINT_BELOW}
            label={t('shop.currency')}
            description={t('shop.currencyHint')}
            searchable
            nothingFoundMessage={t('shop.nothingFound')}
            data={withCurrent(currencies, shown.currency)}
            value={shown.currency}
            allowDeselect={false}
            onChange={(currency) => form.edit({ currency: currency ?? '' })}
            {...field('currency')}
          />
          <Select
            label={t('shop.timeZone')}
            searchable
            limit={100}
            nothingFoundMessage={t('shop.nothingFound')}
            data={withCurrent(zones, shown.timeZone)}
            value={shown.timeZone}
            allowDeselect={false}
            onChange={(timeZone) => form.edit({ timeZone: timeZone ?? '' })}
            {...field('timeZone')}
          />
        </div>
        <TimeField
          inputWrapperOrder={HINT_BELOW}
          label={t('shop.dayStart')}
          description={t('shop.dayStartHint')}
          minutes={shown.dayStartMinutes}
          onChange={(dayStartMinutes) => form.edit({ dayStartMinutes })}
          maw={320}
          {...field('dayStartMinutes')}
        />
      </section>
      <section className={classes.group}>
        <h3>{t('shop.orders')}</h3>
        <OrderTypeFields shown={shown} onEdit={form.edit} />
      </section>
      <section className={classes.group}>
        <h3>{t('allergens.title')}</h3>
        <AllergenFields shown={shown} onEdit={form.edit} {...field('allergens')} />
      </section>
      <section className={classes.group}>
        <h3>{t('shop.tax')}</h3>
        <Radio.Group
          size="lg"
          label={t('shop.taxRounding')}
          value={shown.taxRounding}
          onChange={(value) => form.edit({ taxRounding: value === 'order' ? 'order' : 'line' })}
        >
          <Stack gap="sm" pt="sm">
            <Radio value="line" label={t('shop.taxRoundings.line')} />
            <Radio value="order" label={t('shop.taxRoundings.order')} />
            <Input.Description size="md">{t('shop.taxRoundingHint')}</Input.Description>
          </Stack>
        </Radio.Group>
      </section>
      <section className={classes.group}>
        <h3>{t('shop.payment')}</h3>
        <CashRoundingField shown={shown} onEdit={form.edit} />
        <ServiceChargeFields shown={shown} onEdit={form.edit} {...field('serviceCharge')} />
        <CardFields shown={shown} onEdit={form.edit} />
        <TipFields shown={shown} onEdit={form.edit} />
      </section>
      <section className={classes.group}>
        <h3>{t('shop.drawer')}</h3>
        <DrawerFields shown={shown} onEdit={form.edit} />
      </section>
      <section className={classes.group}>
        <h3>{t('shop.signIn')}</h3>
        <AutoLockField seconds={shown.autoLockSeconds} onEdit={form.edit} />
      </section>
      <section className={classes.group}>
        <h3>{t('shop.receipts')}</h3>
        <ReceiptFields shown={shown} onEdit={form.edit} field={field} />
      </section>
      <PageFoot>
        <span className={classes.unsaved} role="status">
          {dirty ? t('form.unsaved') : null}
        </span>
        <Button variant="default" disabled={!dirty || saving} onClick={form.discard}>
          {t('form.discard')}
        </Button>
        <Button type="submit" disabled={!dirty} loading={saving}>
          {t('form.save')}
        </Button>
      </PageFoot>
    </form>
  );
}
