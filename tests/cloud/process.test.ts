import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type CloudClient, startTestPostgres } from '#support/cloud.ts';
import { type CloudProcess, startCloudProcess } from '#support/cloud-process.ts';
import { TEST_SECRET } from '#support/migrated-cluster.ts';
import { pushRaw } from '#support/paired-till.ts';
import { TillJournal } from '#support/till-journal.ts';

let directory: string;
const started: CloudProcess[] = [];
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'evertill-cloud-'));
});
afterEach(async () => {
  for (const cloud of started.splice(0)) await cloud.end();
});
afterAll(() => rm(directory, { recursive: true, force: true }));

function startCloud(...given: Parameters<typeof startCloudProcess>): CloudProcess {
  const cloud = startCloudProcess(...given);
  started.push(cloud);
  return cloud;
}

const embedded = (...args: string[]) => startCloud(['--port', '0', '--data', directory, ...args]);
const pidFile = () => join(directory, 'cloud/postgres/postmaster.pid');
const postgresPid = async () => Number((await readFile(pidFile(), 'utf8')).split('\n')[0]);
const lines = (text: string) => text.trim().split('\n');

async function pair({ url, pairingCode }: { url: string; pairingCode: string | null }, journal: TillJournal) {
  const client: CloudClient = createORPCClient(new RPCLink({ url: `${url}/rpc` }));
  return client.sync.redeem({ code: pairingCode ?? '', deviceId: journal.device, deviceName: 'Counter' });
}

// Whole processes start here: on a busy machine that takes its time.
const patient = { timeout: 120_000 };

describe('[CL15] the embedded cloud', patient, () => {
  test('tells its parent and its user where it is, and stops its Postgres with itself', async () => {
    const cloud = embedded();
    const { url, pairingCode } = await cloud.ready;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(pairingCode).toMatch(/^\w{4}-\w{4}$/);
    expect(lines(cloud.said())).toEqual([
      `Evertill cloud: ${url}`,
      'Demo owner, on this machine only: owner@demo.example, password evertill-demo-owner',
    ]);
    expect((await stat(join(directory, 'cloud/secret'))).mode & 0o777).toBe(0o600);
    expect(await cloud.end()).toBe(0);
    expect(existsSync(pidFile())).toBe(false);
  });

  test('takes over the Postgres that a killed one left, with all that it held', async () => {
    const killed = embedded();
    const journal = new TillJournal();
    const { token } = await pair(await killed.ready, journal);
    const pid = await postgresPid();
    await killed.end('SIGKILL');
    const next = embedded();
    const { url } = await next.ready;
    expect(await postgresPid()).toBe(pid);
    journal.sell();
    expect(await pushRaw(url, token, JSON.stringify(journal.push()))).toMatchObject({ status: 200 });

    const second = embedded();
    expect(await second.ended).toBe(1);
    expect(lines(second.said())).toEqual([`Another cloud already runs on ${join(directory, 'cloud')}.`]);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);

    await next.end('SIGKILL');
    process.kill(pid, 'SIGQUIT');
    await expect.poll(() => readFile(join(directory, 'cloud/postgres.log'), 'utf8')).toMatch(/shut down\n$/);
    // The number of the process that is gone may be another's by now.
    await writeFile(
      pidFile(),
      `${process.pid}\n${join(directory, 'cloud/postgres')}\n1\n1\n\nlocalhost\n0 0\nready   \n`,
    );
    const revived = embedded();
    expect(await pushRaw((await revived.ready).url, token, JSON.stringify(journal.push()))).toMatchObject({
      status: 200,
    });
  });

  test('ends when its Postgres does, and says so', async () => {
    const cloud = embedded();
    await cloud.ready;
    process.kill(await postgresPid(), 'SIGQUIT');
    expect(await cloud.ended).toBe(1);
    const sentence = `The Postgres of ${join(directory, 'cloud')} has ended. Start the cloud again.`;
    expect(lines(cloud.said())).toContain(sentence);
    expect((await fetch(`${(await embedded().ready).url}/readyz`)).status).toBe(200);
  });

  test('ends with its parent, also while it still starts', async () => {
    const hasty = embedded();
    expect(await hasty.leave()).toBe(0);
    expect(existsSync(pidFile())).toBe(false);
    const cloud = embedded();
    await cloud.ready;
    expect(await cloud.leave()).toBe(0);
    expect(existsSync(pidFile())).toBe(false);
  });

  test('says in one line what is in its way, and leaves no Postgres behind', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const taken = startCloud(['--port', String(port), '--data', directory]);
    expect(await taken.ended).toBe(1);
    expect(lines(taken.said())).toEqual([`Port ${port} is already in use. Choose another with --port.`]);
    expect(existsSync(pidFile())).toBe(false);
    server.close();
    const file = join(directory, 'file');
    await writeFile(file, '');
    const notOurs = { EVERTILL_CLOUD_SECRET: TEST_SECRET, DATABASE_URL: `postgres://me:secret@127.0.0.1:${port}/till` };
    const others: [CloudProcess, RegExp][] = [
      [startCloud(['--port', 'many']), /^--port must be a port, a whole number from 0 to 65535, not "many"$/],
      [startCloud(['--port', '0', '--data', file]), /^The data directory .*file cannot be used: ENOTDIR/],
      [startCloud(['--port', '0'], notOurs), /^DATABASE_URL cannot be used: connect ECONNREFUSED/],
    ];
    for (const [cloud, line] of others) {
      expect(await cloud.ended).toBe(1);
      expect(lines(cloud.said())).toEqual([expect.stringMatching(line)]);
    }
  });
});

describe('[CL16] a cloud on somebody’s own Postgres', patient, () => {
  test('is no demonstration, and gets its owner from the command line', async () => {
    const postgres = await startTestPostgres();
    try {
      const env = { DATABASE_URL: await postgres.createEmptyDatabase(), EVERTILL_CLOUD_SECRET: TEST_SECRET };
      const making = startCloud(['--create-owner', 'Me@Shop.example'], env, 'a long enough password\n');
      expect(await making.ended).toBe(0);
      expect(making.said()).toContain('me@shop.example can sign in now.');
      const again = startCloud(['--create-owner', 'me@shop.example'], {
        ...env,
        EVERTILL_OWNER_PASSWORD: 'a long enough password',
      });
      expect(await again.ended).toBe(1);
      expect(lines(again.said())).toEqual(['There is already an owner with the e-mail me@shop.example.']);

      const cloud = startCloud(['--port', '0'], env);
      const { url, pairingCode } = await cloud.ready;
      expect(pairingCode).toBeNull();
      expect(lines(cloud.said())).toEqual([`Evertill cloud: ${url}`]);
      const signIn = (email: string, password: string) =>
        fetch(`${url}/api/auth/sign-in/email`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: url },
          body: JSON.stringify({ email, password }),
        });
      expect((await signIn('me@shop.example', 'a long enough password')).status).toBe(200);
      expect((await signIn('owner@demo.example', 'evertill-demo-owner')).status).toBe(401);
      expect(await (await fetch(`${url}/v1/office/welcome`)).json()).toEqual({ demo: null });
      expect(await cloud.end()).toBe(0);
    } finally {
      await postgres.stop();
    }
  });
});
