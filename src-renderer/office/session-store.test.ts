import { describe, expect, it } from 'vitest';
import { createSession } from './session.ts';
import { createSessionStore } from './session-store.ts';

const OWNER = { email: 'owner@example.com', name: 'Owner' };
const DEMO = { email: 'demo@example.com', password: 'demo-password' };

type Answer = { readonly status: number; readonly body?: unknown } | 'no network';

/** A page before a cloud that answers its paths as told. */
function openPage(answers: Record<string, Answer>, demo: typeof DEMO | null = null) {
  const asked: { path: string; body: unknown }[] = [];
  const fetch = (async (url: string, init?: RequestInit) => {
    const path = url.replace('https://cloud.test/api/auth/', '');
    asked.push({ path, body: init?.body ? JSON.parse(String(init.body)) : null });
    const answer = answers[path] ?? { status: 404 };
    if (answer === 'no network') throw new TypeError('Failed to fetch');
    return new Response(JSON.stringify(answer.body ?? null), { status: answer.status });
  }) as typeof globalThis.fetch;
  const welcome = (async () => ({ demo })) as never;
  return { session: createSessionStore(createSession('https://cloud.test', fetch), { welcome }), answers, asked };
}

describe('the owner’s session', () => {
  it('[OF1] goes on where the cloud knows it', async () => {
    const { session } = openPage({ 'get-session': { status: 200, body: { user: OWNER, session: {} } } });
    await session.check();
    expect(session.getState()).toEqual({ state: 'signed-in', owner: OWNER, signOutFailed: false });
  });

  it('[OF2] names the demonstration’s credentials only where the cloud does', async () => {
    const plain = openPage({ 'get-session': { status: 200, body: null } });
    await plain.session.check();
    expect(plain.session.getState()).toMatchObject({ state: 'signed-out', demo: null });
    const demo = openPage({ 'get-session': { status: 200, body: null } }, DEMO);
    await demo.session.check();
    expect(demo.session.getState()).toMatchObject({ state: 'signed-out', demo: DEMO });
  });

  it('[OF1] signs in with what was typed', async () => {
    const { session, asked } = openPage({ 'sign-in/email': { status: 200, body: { user: OWNER, token: 'x' } } });
    await session.signIn(OWNER.email, 'secret');
    expect(session.getState()).toMatchObject({ state: 'signed-in', owner: OWNER });
    expect(asked).toEqual([{ path: 'sign-in/email', body: { email: OWNER.email, password: 'secret' } }]);
  });

  it.each([
    [{ status: 401 }, 'wrong-credentials'],
    [{ status: 400 }, 'wrong-credentials'],
    [{ status: 429 }, 'too-many-tries'],
    [{ status: 403 }, 'broken'],
    [{ status: 500 }, 'broken'],
    [{ status: 503 }, 'unreachable'],
    [{ status: 200, body: { something: 'else' } }, 'broken'],
    ['no network', 'unreachable'],
  ] as const)('[OF1] says why signing in failed: %j is %s', async (answer, problem) => {
    const { session } = openPage({ 'sign-in/email': answer });
    await session.signIn(OWNER.email, 'secret');
    expect(session.getState()).toMatchObject({ state: 'signed-out', problem, signingIn: false });
  });

  it('does not take an unreachable cloud for a signed-out owner', async () => {
    const { session, answers } = openPage({ 'get-session': 'no network' });
    await session.check();
    expect(session.getState()).toEqual({ state: 'unreachable' });
    answers['get-session'] = { status: 502 };
    await session.check();
    expect(session.getState()).toEqual({ state: 'unreachable' });
  });

  it('signs out, and says so when it could not', async () => {
    const { session, answers } = openPage({
      'get-session': { status: 200, body: { user: OWNER } },
      'sign-out': 'no network',
    });
    await session.check();
    await session.signOut();
    expect(session.getState()).toMatchObject({ state: 'signed-in', signOutFailed: true });
    answers['sign-out'] = { status: 200, body: { success: true } };
    await session.signOut();
    expect(session.getState()).toMatchObject({ state: 'signed-out', expired: false });
  });

  it('[OF3] says that a session ended by itself', async () => {
    const { session } = openPage({ 'get-session': { status: 200, body: { user: OWNER } } }, DEMO);
    await session.check();
    session.expire();
    expect(session.getState()).toMatchObject({ state: 'signed-out', expired: true, demo: DEMO });
  });
});
