// What npm pack makes works where it is installed, alone.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporaryFolder } from './support/temporary.mjs';

const run = promisify(execFile);
const package_ = fileURLToPath(new URL('..', import.meta.url));

test('the packed package works elsewhere, by import and by require, without dependencies', async (context) => {
  const folder = temporaryFolder(context);
  // The scripts would build again what the other tests use at this moment.
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: package_ });
  const [{ filename, files }] = JSON.parse(stdout);
  assert.ok(files.every(({ path }) => /^(dist\/(esm|cjs)\/|README\.md$|package\.json$)/.test(path)), files.map(({ path }) => path).join('\n'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  await run('npm', ['install', '--no-audit', '--no-fund', '--offline', join(folder, filename)], { cwd: folder });

  const act = `const agent = new AgentOS(); agent.fs.writeFile('/x', 'packed').then(() => agent.fs.readFile('/x')).then(console.log).then(() => agent.close());`;
  writeFileSync(join(folder, 'module.mjs'), `import { AgentOS } from 'agentos-sdk'; ${act}`);
  writeFileSync(join(folder, 'common.cjs'), `const { AgentOS } = require('agentos-sdk'); ${act}`);
  for (const script of ['module.mjs', 'common.cjs']) assert.equal((await run(process.execPath, [script], { cwd: folder })).stdout, 'packed\n');
});
