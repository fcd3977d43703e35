import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readCloudConfig } from '#cloud/config.ts';

/* Nothing of this runs here, without Docker: the files are read. */

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly string[];
  readonly build?: { readonly context: string; readonly dockerfile: string };
}

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const composed = parse(read('deploy/compose.yml'), { merge: true }) as {
  readonly services: Readonly<Record<'postgres' | 'electric' | 'cloud-1' | 'cloud-2' | 'proxy', Service>>;
};
const { services } = composed;
const stages = read('deploy/Dockerfile')
  .split(/^FROM /m)
  .slice(1);
const last = stages.at(-1) ?? '';

describe('[DP1] the services', () => {
  test('are a Postgres whose log can be read, within bounds', () => {
    expect(services.postgres.command).toEqual(expect.arrayContaining(['wal_level=logical']));
    expect(services.postgres.command?.join(' ')).toMatch(/max_slot_wal_keep_size=\d+GB/);
    expect(Number(services.postgres.image.split(':')[1])).toBeGreaterThanOrEqual(16);
  });

  test('are an Electric of 1.7.12 or newer that asks for its secret', () => {
    const [major = 0, minor = 0, patch = 0] = services.electric.image.split(':')[1]?.split('.').map(Number) ?? [];
    expect(major * 1_000_000 + minor * 1_000 + patch).toBeGreaterThanOrEqual(1_007_012);
    expect(services.electric.environment).not.toHaveProperty('ELECTRIC_INSECURE');
    expect(services.electric.environment?.ELECTRIC_SECRET).toBe(services['cloud-1'].environment?.ELECTRIC_SECRET);
  });

  test('are two replicas with the same settings behind one address', () => {
    expect(services['cloud-1']).toEqual(services['cloud-2']);
    expect(read('deploy/Caddyfile')).toMatch(/reverse_proxy cloud-1:7311 cloud-2:7311/);
    const open = Object.entries(services).filter(([, { ports }]) => ports);
    expect(open.map(([name]) => name)).toEqual(['proxy']);
  });

  test('wait for one another to be healthy, and are looked after', () => {
    for (const [name, { depends_on = {}, healthcheck }] of Object.entries(services)) {
      expect(healthcheck !== undefined || last.includes('HEALTHCHECK'), name).toBe(true);
      for (const needed of Object.values(depends_on)) expect(needed.condition, name).toBe('service_healthy');
    }
    expect(Object.keys(services['cloud-1'].depends_on ?? {})).toEqual(['postgres', 'electric']);
    expect(last).toMatch(/HEALTHCHECK[\s\S]*readyz/);
  });

  test('give the cloud what its configuration takes', () => {
    const settings = JSON.stringify(services['cloud-1'].environment).replaceAll(/\$\{(\w+):\?\}/g, (_, name: string) =>
      name === 'DOMAIN' ? 'till.example' : 's'.repeat(32),
    );
    const env = { ...JSON.parse(settings), EVERTILL_CLOUD_HOST: '0.0.0.0' };
    expect(last).toContain('EVERTILL_CLOUD_HOST=0.0.0.0');
    expect(readCloudConfig({ argv: [], env, defaultDataDirectory: '/x' })).toMatchObject({
      ok: true,
      value: {
        host: '0.0.0.0',
        publicUrl: 'https://till.example',
        electric: { url: 'http://electric:3000', secret: 's'.repeat(32) },
        database: { kind: 'url' },
      },
    });
  });
});

test('[DP2] no secret stands in the files, and none has a default', () => {
  const secrets = Object.values(services).flatMap(({ environment = {} }) =>
    Object.entries(environment).filter(([name]) => /SECRET|PASSWORD|DATABASE_URL/.test(name)),
  );
  expect(secrets.length).toBeGreaterThan(5);
  for (const [name, value] of secrets) expect(value, name).toMatch(/\$\{[A-Z_]+:\?\}/);
  expect(read('deploy/Dockerfile')).not.toMatch(/SECRET|PASSWORD|DATABASE_URL/);
});

describe('[DP3] the image', () => {
  test('is built in stages and runs as somebody who is not root', () => {
    expect(stages.length).toBeGreaterThan(1);
    expect(last).toMatch(/^USER (?!root|0\b)\w+$/m);
    expect(last.indexOf('USER')).toBeLessThan(last.indexOf('CMD ["node", "src-cloud/main.ts"]'));
    expect(last).not.toMatch(/COPY \. |npm /);
    expect(services['cloud-1'].build).toEqual({ context: '..', dockerfile: 'deploy/Dockerfile' });
  });

  test('holds every package that the cloud imports', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const files = globSync(['src-cloud/**/*.ts', 'src-shared/**/*.ts'], { cwd: ROOT }).filter(
      (file) => !file.endsWith('.test.ts'),
    );
    const imported = new Set(
      files.flatMap((file) =>
        [...read(file).matchAll(/^(?:import|export) (?!type)[^;]*?from '([^.#'][^']*)'/gm)].map(
          ([, name = '']) => name,
        ),
      ),
    );
    expect(imported.size).toBeGreaterThan(10);
    const missing = [...imported]
      .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      )
      .filter((name) => !(name in dependencies));
    expect(missing).toEqual([]);
  });
});
