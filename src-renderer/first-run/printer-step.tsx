import { IconDeviceDesktop, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirstRun } from '#shared/first-run/first-run.ts';
import type { PrinterId } from '#shared/ids/ids.ts';
import type { Printer, Station } from '#shared/settings/settings.ts';
import { printerProblems } from '../settings/field-problems.ts';
import { kindOf } from '../settings/printers/printer-address-text.ts';
import { PrinterPlaceFields } from '../settings/printers/printer-place-fields.tsx';
import { PrinterTrial } from '../settings/printers/printer-trial.tsx';
import { saveSettings } from '../settings/save-settings.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import { type ChoiceCard, ChoiceCards } from './choice-cards.tsx';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './step-props.ts';

type Where = NonNullable<FirstRun['printer']>;
const ON_SCREEN = 'virtual:receipts';
const NO_STATIONS: readonly Station[] = [];

/** Where paper comes out: the one printer that a shop begins with, or the screen. */
export function PrinterStep({ said, onNext, onBack }: StepProps) {
  const { t } = useTranslation(['firstRun', 'settings']);
  const till = useTill();
  const stations = useTillView(({ state }) => state?.settings.stations ?? NO_STATIONS);
  const known = useTillView(({ state }) => state?.settings.printers[0]);
  const [where, setWhere] = useState<Where>(said.printer ?? 'later');
  const [address, setAddress] = useState(known && kindOf(known.address) !== 'screen' ? known.address : 'tcp://');
  const [isTold, setTold] = useState(false);
  const [id] = useState(() => known?.id ?? till.newId<PrinterId>());
  const printer: Printer = {
    ...{ id, name: known?.name ?? t('printer.name'), address: where === 'own' ? address : ON_SCREEN },
    ...{ stationIds: stations.map((station) => station.id), printsReceipts: true, opensDrawer: true },
    ...{ columns: 48, backupId: null, twoColour: false, codePage: 'auto', buzzer: false, archived: false },
  };
  const problem = printerProblems(printer).address;
  const choices: ChoiceCard<Where>[] = [
    { value: 'later', Icon: IconDeviceDesktop, label: t('printer.later'), hint: t('printer.laterHint') },
    { value: 'own', Icon: IconPrinter, label: t('printer.own'), hint: t('printer.ownHint') },
  ];

  async function submit() {
    setTold(true);
    if (problem) return 'wrong' as const;
    const { id: _, ...set } = printer;
    return (await saveSettings(till, { noun: 'printer', id, set })) ?? (await onNext({ printer: where }));
  }
  return (
    <StepForm title={t('printer.title')} onSubmit={submit} onBack={onBack}>
      <ChoiceCards label={t('printer.choices')} choices={choices} value={where} onChoose={setWhere} />
      {where === 'own' ? (
        <>
          <PrinterPlaceFields
            address={address}
            savedAddress={known?.address ?? 'tcp://'}
            error={isTold && problem ? t(`settings:problem.${problem}`) : null}
            onEdit={setAddress}
            onLeave={() => {}}
          />
          {kindOf(address) === 'screen' ? null : (
            // What was said of one address says nothing of another.
            <PrinterTrial
              key={address}
              printer={printer}
              mayAsk={() => {
                setTold(true);
                return problem === undefined;
              }}
            />
          )}
        </>
      ) : null}
    </StepForm>
  );
}
