// The manual's examples, compiled as printed and run, and those of sdk/examples.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporaryFolder } from './support/temporary.mjs';
import { compile } from './support/compile.mjs';

const run = promisify(execFile);
const package_ = fileURLToPath(new URL('..', import.meta.url));

before(() => compile('../../examples/typescript/tsconfig.json'));

const printed = {
  'quick-start': /^Alice Hello, world! \[ 'report.txt' \] \[\s+\{\s+name: 'web_search',/,
  'key-values': /^\{ theme: 'dark', lang: 'en' \} 42 undefined \[/,
  files: /^Buy groceries\n\[ 'todo.txt' \]\n13\ntrue\ntrue\nfalse\n$/,
  'tool-calls': /^web_search\n1500\n1 1 2 2\n(database_query|web_search):\n {2}Total calls: 1\n/,
  errors: /^ENOENT: no such file or directory, open '\/nonexistent.txt'\nENOENT: no such file or directory, unlink '\/missing.txt'\n$/,
  typed: /^5 0 0\n$/,
};

for (const [name, expected] of Object.entries(printed)) {
  test(`examples/typescript/${name}.ts prints what it says`, async (context) => {
    const { stdout, stderr } = await run(process.execPath, [join(package_, 'dist', 'examples', `${name}.js`)], { cwd: temporaryFolder(context) });
    assert.match(stdout + stderr, expected);
  });
}

const linked = {
  kvstore: /preferences: \{ theme: 'dark', lang: 'en' \}\nmissing: undefined\nuser:preferences = \{.*\}\ncount: 10\n$/,
  filesystem: /Hello, world!\nAnd goodbye.\n\nreport.txt 27 bytes\nHELLO, world!\nENOENT - ENOENT: no such file or directory, open '\/nonexistent.txt'\n$/,
  toolcalls: /web_search success \{ results: \[ 'result1', 'result2' \] \}\n/,
};

for (const [name, expected] of Object.entries(linked)) {
  test(`sdk/examples/${name} runs by npm install and npm start`, async () => {
    const cwd = fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));
    await run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd });
    const { stdout } = await run('npm', ['start', '--silent'], { cwd });
    assert.match(stdout, expected);
  });
}
