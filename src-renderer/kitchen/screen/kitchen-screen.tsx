import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { AllDayPanel } from './all-day-panel.tsx';
import { columnsInView } from './columns.ts';
import { columnUnder } from './cursor.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { useColumns, useKitchen } from './kitchen-context.tsx';
import classes from './kitchen-screen.module.css';
import { RecallDialog } from './recall-dialog.tsx';
import { ScreenBar } from './screen-bar.tsx';
import { StationColumn } from './station-column.tsx';
import { StationTabs } from './station-tabs.tsx';
import { useBumpBar } from './use-bump-bar.ts';
import { useSayPainted } from './use-say-painted.ts';

/** What a column needs so that its tickets are read at arm's length. */
const COLUMN_WIDTH = 310;

/** The kitchen's screen: a column for each station, as many as there is room for. */
export function KitchenScreen() {
  const { t } = useTranslation('screen');
  const { ui } = useKitchen();
  const columns = useColumns();
  const cursor = useStore(ui, (state) => state.cursor);
  const dialog = useStore(ui, (state) => state.dialog);
  const showsAllDay = useStore(ui, (state) => state.showsAllDay);
  const { ref, width } = useElementSize();
  useBumpBar();
  useSayPainted();
  const focused = columnUnder(columns, cursor);
  const inView = columnsInView(columns, focused?.id ?? null, Math.max(1, Math.floor(width / COLUMN_WIDTH)));
  return (
    <>
      <ScreenBar />
      {inView.length < columns.length && <StationTabs columns={columns} inView={inView} />}
      <main className={classes.main}>
        <div ref={ref} className={classes.columns}>
          {inView.map((column) => (
            <StationColumn key={column.id} column={column} hasKeys={column.id === focused?.id} />
          ))}
          {columns.length === 0 && <p className={classes.none}>{t('noStations')}</p>}
        </div>
        {showsAllDay && <AllDayPanel columns={columns} />}
      </main>
      {dialog === 'recall' && <RecallDialog />}
      {dialog === 'keys' && <KeysDialog />}
    </>
  );
}
