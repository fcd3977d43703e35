import type { FirstRun, FirstRunStep } from '#shared/first-run/first-run.ts';
import type { Trouble } from '../till-client/trouble.ts';

/** What every step is given. */
export interface StepProps {
  readonly said: FirstRun;
  /** Keeps what was said, and goes on with the next question; answers why not. */
  readonly onNext: (more?: Partial<FirstRun>) => Promise<Trouble | null>;
  readonly onBack: () => void;
  readonly onGo: (step: FirstRunStep) => void;
}
