/** Why a code did not pair this screen; spec [K51]. */
export type PairProblem = 'wrong' | 'too-many' | 'unreachable' | 'failed';

const PROBLEMS: Readonly<Record<string, PairProblem>> = {
  PAIRING_CODE_INVALID: 'wrong',
  TOO_MANY_TRIES: 'too-many',
};

/** Pairs by a code; null once the browser holds the till's cookie. */
export async function pairBy(code: string): Promise<PairProblem | null> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/pair', { method: 'POST', headers, body: JSON.stringify({ code }) }).catch(() => null);
  if (!answer) return 'unreachable';
  if (answer.ok) return null;
  const said: { code?: string } = await answer.json().catch(() => ({}));
  return PROBLEMS[said.code ?? ''] ?? 'failed';
}
