import { useMemo } from 'react';
import { useTillView } from '../till-client/use-till.tsx';
import { type Slip, virtualSlips } from './virtual-paper.ts';

export function useVirtualSlips(): readonly Slip[] {
  const jobs = useTillView(({ printJobs }) => printJobs);
  const printers = useTillView(({ state }) => state?.settings.printers ?? null);
  return useMemo(() => (printers ? virtualSlips(jobs, printers) : []), [jobs, printers]);
}
