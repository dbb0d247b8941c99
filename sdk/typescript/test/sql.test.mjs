import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryAgent } from './support/temporary.mjs';

test('the database beneath is asked with SQL', async (context) => {
  const agent = temporaryAgent(context);
  await agent.fs.writeFile('/dir/x', 'abc');
  const files = agent.getDatabase().prepare('SELECT name, size FROM fs_dentry JOIN fs_inode USING (ino) WHERE mode & ? = ? ORDER BY name');
  assert.deepEqual(await files.all(0o170000, 0o100000), [{ name: 'x', size: 3 }]);
  assert.equal((await files.get(0o170000, 0o040000)).name, 'dir');
  assert.equal(await files.get(0o170000, 0o120000), undefined);
});

test('every value of SQLite comes back as it went', async (context) => {
  const database = temporaryAgent(context).getDatabase();
  await database.exec('CREATE TABLE t (v); CREATE TABLE u (v)');
  const insert = database.prepare('INSERT INTO t VALUES (?)');
  const values = [null, 0, -7, 2 ** 53 - 1, 1.5, '', "it's ?", 'nul\u0000', Buffer.from([0, 255]), Buffer.alloc(0)];
  for (const value of values) assert.deepEqual(await insert.run(value), { changes: 1 });
  assert.deepEqual((await database.prepare('SELECT v FROM t ORDER BY rowid').all()).map((row) => row.v), values);
  assert.equal((await database.prepare('SELECT -9e999 AS v').get()).v, -Infinity);
  await assert.rejects(insert.run(NaN), TypeError);
});

test('reading changes nothing, and mistakes are told', async (context) => {
  const database = temporaryAgent(context).getDatabase();
  await assert.rejects(database.prepare('DELETE FROM fs_inode').all(), (error) => /^storage\.|^sql/.test(error.code) && /write|change/i.test(error.message));
  await assert.rejects(database.prepare('SELEKT 1').get(), /SELEKT/);
  await assert.rejects(database.prepare('SELECT 1').get(1));
});
