import { useTranslation } from 'react-i18next';
import type { DrawersReport } from '#shared/contract/drawers-report.ts';
import { Card } from './card.tsx';
import { DrawerOfDay } from './drawer-of-day.tsx';
import type { Shop } from './office-store.ts';
import { Placeholder } from './placeholder.tsx';

/** The cash drawers that were opened on the day on show, till by till; nothing where none was; spec [OF40]. */
export function DrawersCard({ drawers, shop }: { readonly drawers: DrawersReport | null; readonly shop: Shop | null }) {
  const { t } = useTranslation('office');
  if (drawers === null || shop === null) {
    return (
      <Card title={t('drawers.title')}>
        <Placeholder height="96px" />
      </Card>
    );
  }
  if (drawers.sessions.length === 0) return null;
  return (
    <Card title={t('drawers.title')}>
      {drawers.sessions.map(({ letter, session }) => (
        <DrawerOfDay key={session.id} letter={letter} session={session} people={drawers.people} shop={shop} />
      ))}
    </Card>
  );
}
