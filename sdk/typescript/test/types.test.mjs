import { test } from 'node:test';
import { compile } from './support/compile.mjs';

test('the declarations say what the manual says, to import and to require', () => compile('test/types/tsconfig.json'));
