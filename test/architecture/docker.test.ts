// The files of docker/ are not run by this project's checks (that takes a Docker engine). They are read here and held
// against the product: same variables, same paths, same routes; what can be run without an engine is run.

import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Registry } from 'prom-client';
import { parse } from 'yaml';

import { createHealthRoutes } from '../../src/http/health-routes.js';
import { configNames } from '../support/config-names.js';
import { instructionsOf, readDockerfile, wordsOf, type Stage } from '../support/dockerfile.js';
import { ROOT } from '../support/tools.js';

const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');

const NAMES = configNames();
/** What the image fixes, and addresses that differ from the platforms' own in tests alone. */
const SET_ELSEWHERE: ReadonlySet<string> = new Set([
  ...['DATA_DIR', 'HOST', 'PORT', 'XDG_CACHE_HOME'],
  ...['LINE_API_BASE_URL', 'LINE_DATA_API_BASE_URL', 'MESSENGER_GRAPH_BASE_URL', 'MESSENGER_MEDIA_ORIGINS'],
]);
const SECRET = /SECRET|TOKEN|PASSWORD/;

interface Service {
  readonly image?: string;
  readonly restart?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly ports?: readonly string[];
  readonly networks: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly build?: {
    readonly context: string;
    readonly dockerfile: string;
    readonly args: Record<string, string>;
  };
}

interface Compose {
  readonly services: { readonly hub: Service; readonly mongo: Service };
  readonly volumes: Readonly<Record<string, null>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

const stages = readDockerfile(read('docker/Dockerfile'));
const runtime = stages.at(-1) ?? { base: '', name: '', instructions: [] };
const composeText = read('docker/compose.yaml');
const compose = parse(composeText) as Compose;
const { hub, mongo } = compose.services;
const example = new Map(
  read('docker/.env.example')
    .split('\n')
    .filter((line) => /^\w+=/.test(line))
    .map((line) => line.split('=', 2) as [string, string]),
);

/** The `ENV` of a stage as names and values. */
function environmentOf(stage: Stage): ReadonlyMap<string, string> {
  const pairs = instructionsOf(stage, 'ENV').flatMap((instruction) => [...wordsOf(instruction)]);
  return new Map(pairs.map((pair) => pair.split('=', 2) as [string, string]));
}

/** What a stage takes from the repository, relative to its root. */
function copiedFrom(stage: Stage): string[] {
  return instructionsOf(stage, 'COPY')
    .filter(({ options }) => options['from'] === undefined)
    .flatMap((instruction) => wordsOf(instruction).slice(0, -1));
}

describe('the configuration', () => {
  it('is found by watching it read', () => {
    expect(NAMES).toEqual(
      expect.arrayContaining(['HOST', 'PORT', 'DATA_DIR', 'MONGODB_URI', 'LINE_CHANNEL_SECRET']),
    );
  });

  it.each(NAMES)('%s is explained in docker/README.md', (name) => {
    expect(read('docker/README.md')).toContain(`\`${name}\``);
  });
});

describe('the Dockerfile', () => {
  it('builds on Debian 13, whose C library the embedded engine needs, with a Node.js that package.json takes', () => {
    for (const { base } of stages) expect(base).toMatch(/^node:2[2468]-trixie-slim$/);
  });

  it.each(stages.flatMap(copiedFrom))('copies %s, which is there and not ignored', (source) => {
    const ignore = read('.dockerignore').split('\n');

    expect(existsSync(path.join(ROOT, source))).toBe(true);
    expect(ignore).toContain(`!${source.split('/')[0] ?? ''}`);
  });

  it('takes from earlier stages what they have', () => {
    const names = stages.map(({ name }) => name);
    const wanted = stages.flatMap((stage) =>
      instructionsOf(stage, 'COPY').flatMap(({ options }) => options['from'] ?? []),
    );

    expect(wanted.length).toBeGreaterThan(0);
    expect(names).toEqual(expect.arrayContaining(wanted));
  });

  it('carries no compiler and no development tools', () => {
    const copies = instructionsOf(runtime, 'COPY').map(
      ({ options, rest }) => `${options['from'] ?? ''} ${rest}`,
    );

    expect(copies.filter((copy) => copy.includes('node_modules'))).toEqual([
      'dependencies /app/node_modules ./node_modules',
    ]);
    expect(copiedFrom(runtime)).not.toContain('tsconfig.json');
    expect(instructionsOf(runtime, 'RUN').filter(({ rest }) => rest.includes('npm'))).toEqual([]);
  });

  it('runs as a user who is not root, on the volume that is theirs', () => {
    const [user] = instructionsOf(runtime, 'USER').slice(-1);
    const [volume] = instructionsOf(runtime, 'VOLUME');

    expect(user?.rest).toBe('node');
    expect(volume?.rest).toBe(environmentOf(runtime).get('DATA_DIR'));
    expect(instructionsOf(runtime, 'RUN')[0]?.rest).toContain(
      `-o node -g node -m 0700 ${volume?.rest ?? ''}`,
    );
  });

  it('sets only variables that the hub reads', () => {
    // Read by Node and its packages, and by the C library.
    const below = ['NODE_ENV', 'MALLOC_MMAP_THRESHOLD_'];
    const names = [...environmentOf(runtime).keys()].filter((name) => !below.includes(name));

    expect(NAMES).toEqual(expect.arrayContaining(names));
    expect(environmentOf(runtime).get('HOST')).toBe('0.0.0.0');
    expect(instructionsOf(runtime, 'EXPOSE')[0]?.rest).toBe(environmentOf(runtime).get('PORT'));
  });
});

describe('the health check', () => {
  const [check] = instructionsOf(runtime, 'HEALTHCHECK');
  const command = JSON.parse(check?.rest.replace(/^CMD /, '') ?? '[]') as string[];

  it('asks a path that the hub serves', () => {
    const asked = /'(\/\w+)'/.exec(command.at(-1) ?? '')?.[1];
    const router = createHealthRoutes({
      canStore: () => Promise.resolve(),
      onChecked: () => undefined,
      facts: () => ({}),
      metrics: new Registry(),
    });

    expect(router.stack.map(({ route }) => route?.path)).toContain(asked);
  });

  it.each([
    [200, 0],
    [503, 1],
  ])('takes an answer of %i as exit code %i', async (status, exitCode) => {
    const server = createServer((_, response) => response.writeHead(status).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;

    const { code } = await runNode(command.slice(1), { env: { PORT: String(port) }, cwd: ROOT });
    await new Promise((resolve) => server.close(resolve));

    expect(command[0]).toBe('node');
    expect(code).toBe(exitCode);
  });
});

describe("the image's tree", () => {
  const root = mkdtempSync(path.join(tmpdir(), 'yima-image-'));
  beforeAll(() => {
    const fromBuild = ['dist'];
    for (const source of [...copiedFrom(runtime), ...fromBuild])
      cpSync(path.join(ROOT, source), path.join(root, source), { recursive: true });
    linkProductionPackages(root);
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('starts without installing, without building and without development packages', async () => {
    const command = JSON.parse(instructionsOf(runtime, 'CMD')[0]?.rest ?? '[]') as string[];

    // A port that cannot be: the hub has loaded all its parts when it says so.
    const { code, output } = await runNode(command.slice(1), { env: { PORT: 'none' }, cwd: root });

    expect(command[0]).toBe('node');
    expect(output).toContain('PORT');
    expect(output).not.toMatch(/Installing|Building|Cannot find/);
    expect(code).toBe(1);
  }, 120_000);

  it('runs commands too: an import without a file says how it is used', async () => {
    const { code, output } = await runNode(['src/launch/run.js', 'kb-import'], { env: {}, cwd: root });

    expect(output).toContain('npm run kb:import -- FILE');
    expect(code).toBe(1);
  }, 120_000);
});

/** Whom the hub trusts beside the world's certificate authorities. */
const READ_BY_NODE = ['NODE_EXTRA_CA_CERTS'];

describe('the compose file', () => {
  it('gives the hub only variables that it reads', () => {
    expect([...NAMES, ...READ_BY_NODE]).toEqual(expect.arrayContaining(Object.keys(hub.environment)));
  });

  it.each(NAMES.filter((name) => !SET_ELSEWHERE.has(name)))('passes %s on', (name) => {
    expect(Object.keys(hub.environment)).toContain(name);
  });

  it('takes from docker/.env exactly what docker/.env.example lists', () => {
    const taken = new Set([...composeText.matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name));

    expect([...taken].sort()).toEqual([...example.keys()].sort());
  });

  it('holds no secret, and neither does the example', () => {
    const settings = [...Object.entries(hub.environment), ...Object.entries(mongo.environment)];
    const literal = settings.filter(
      ([name, value]) => SECRET.test(name) && !/^\$\{\w+(:-|:\?[^}]*)?\}$/.test(value),
    );
    const filled = [...example].filter(([name, value]) => SECRET.test(name) && value !== '');

    expect(literal).toEqual([]);
    expect(filled).toEqual([]);
    expect(hub.environment['MONGODB_URI']).toMatch(/^mongodb:\/\/\w+:\$\{\w+:\?[^}]*\}@/);
  });

  it('builds the image of this folder from the root of the repository', () => {
    const folder = path.join(ROOT, 'docker', hub.build?.context ?? '');

    expect(path.resolve(folder)).toBe(ROOT);
    expect(existsSync(path.join(folder, hub.build?.dockerfile ?? ''))).toBe(true);
    const args = stages.flatMap((stage) =>
      instructionsOf(stage, 'ARG').map(({ rest }) => rest.split('=')[0]),
    );
    expect(args).toEqual(Object.keys(hub.build?.args ?? {}));
  });

  it('begins the replica set by the name that the hub asks for, before the hub starts', () => {
    const name = /replicaSet=(\w+)/.exec(hub.environment['MONGODB_URI'] ?? '')?.[1] ?? 'none';

    expect(composeText).toContain(`--replSet ${name} `);
    expect(mongo.healthcheck?.test.at(-1)).toContain(`rs.initiate({ _id: '${name}'`);
    expect(hub.depends_on?.['mongo']?.condition).toBe('service_healthy');
  });

  it('keeps its data in named volumes and mounts files that are there', () => {
    const mounts = [...hub.volumes, ...mongo.volumes].map((mount) => mount.split(':')[0] ?? '');
    const files = mounts.filter((source) => source.startsWith('.'));
    const volumes = mounts.filter((source) => !source.startsWith('.'));

    expect(Object.keys(compose.volumes).sort()).toEqual(volumes.sort());
    expect(files.filter((file) => !existsSync(path.join(ROOT, 'docker', file)))).toEqual([]);
    expect(hub.volumes[0]?.split(':')[1]).toBe(environmentOf(runtime).get('DATA_DIR'));
  });

  it('shows strangers neither the hub nor the database', () => {
    expect(hub.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:.*:3000$/)]);
    expect(mongo.ports).toBeUndefined();
    expect(mongo.networks.filter((network) => compose.networks[network]?.internal !== true)).toEqual([]);
  });

  it('starts both again after a fault and after a reboot', () => {
    expect([hub.restart, mongo.restart]).toEqual(['unless-stopped', 'unless-stopped']);
  });
});

/** Links what `npm ci --omit=dev` would install into a tree of its own. */
function linkProductionPackages(root: string): void {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  const kept = Object.entries(packages).filter(([place, { dev }]) => {
    const isTop = place.lastIndexOf('node_modules/') === 0;
    return isTop && dev !== true && existsSync(path.join(ROOT, place));
  });
  for (const [place] of kept) {
    mkdirSync(path.dirname(path.join(root, place)), { recursive: true });
    symlinkSync(path.join(ROOT, place), path.join(root, place));
  }
}

async function runNode(
  args: readonly string[],
  { env, cwd }: { env: Record<string, string>; cwd: string },
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env, cwd, timeout: 30_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), output: stdout + stderr });
    });
  });
}
