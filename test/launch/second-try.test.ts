// Which suites the whole command asks again. The launcher is plain JavaScript that jest does not load: it is asked in a process.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const MODULE = pathToFileURL(path.resolve('src/launch/second-try.js')).href;

const suite = (name: string, status: 'passed' | 'failed') => ({ name: path.resolve('test', name), status });

function askAgain(testResults: readonly ReturnType<typeof suite>[]): unknown {
  const program = `
    import { suitesToAskAgain } from ${JSON.stringify(MODULE)};
    process.stdout.write(JSON.stringify(suitesToAskAgain(${JSON.stringify({ testResults })})));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  return stdout === '' ? stderr : JSON.parse(stdout);
}

describe('suitesToAskAgain', () => {
  it('names what failed, and nothing that passed', () => {
    const results = [suite('browser/a.test.ts', 'failed'), suite('lib/b.test.ts', 'passed')];

    expect(askAgain(results)).toEqual([path.resolve('test/browser/a.test.ts')]);
  });

  it('asks nothing again where a promise was broken, or where so much failed that it is no chance', () => {
    const many = ['a', 'b', 'c', 'd'].map((name) => suite(`walks/${name}.test.ts`, 'failed'));
    const lost = [suite('walks/a.test.ts', 'failed'), suite('chaos/kills.test.ts', 'failed')];

    expect([askAgain(many), askAgain(lost), askAgain([])]).toEqual([[], [], []]);
  });
});
