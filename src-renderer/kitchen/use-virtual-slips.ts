import { useMemo } from 'react';
import { useTillView } from '../till-client/use-till.tsx';
import { type Slip, virtualSlips } from './virtual-paper.ts';

export function useVirtualSlips(): readonly Slip[] {
  const jobs = useTillView(({ printJobs }) => printJobs);
  const printers = useTillView(({ state }) => state?.settings.printers ?? null);
  const isTraining = useTillView(({ state }) => state?.isTraining ?? false);
  return useMemo(() => {
    const slips = printers ? virtualSlips(jobs, printers) : [];
    // Where no drawer opens, a pulse is nothing to look at.
    return isTraining ? slips.filter(({ job }) => job.content.kind !== 'drawer-pulse') : slips;
  }, [jobs, printers, isTraining]);
}
