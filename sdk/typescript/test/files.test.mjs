import assert from 'node:assert/strict';
import { constants } from 'node:fs';
import { readFile as readHostFile } from 'node:fs/promises';
import { test } from 'node:test';
import { FileSystemError } from 'agentos-sdk';
import { temporaryAgent } from './support/temporary.mjs';

test('text is read as text, bytes as bytes', async (context) => {
  const { fs } = temporaryAgent(context);
  await fs.writeFile('/output/report.txt', 'Hello, wörld!');
  assert.equal(await fs.readFile('/output/report.txt'), 'Hello, wörld!');
  assert.equal(await fs.readFile('/output/report.txt', 'latin1'), 'Hello, wÃ¶rld!');
  const bytes = Buffer.from([0, 1, 2, 0, 255, 254]);
  await fs.writeFile('/output/data.bin', bytes);
  assert.deepEqual(await fs.readFile('/output/data.bin', null), bytes);
  assert.deepEqual(await fs.readFile('/output/data.bin', { encoding: null }), bytes);
  assert.deepEqual(await fs.readdir('/output'), ['data.bin', 'report.txt']);
});

test('an empty file is a file', async (context) => {
  const { fs } = temporaryAgent(context);
  await fs.writeFile('/empty', 'not yet');
  await fs.writeFile('/empty', '');
  assert.equal(await fs.readFile('/empty'), '');
  assert.equal((await fs.stat('/empty')).size, 0);
});

test('files larger than a frame are whole', async (context) => {
  const { fs } = temporaryAgent(context);
  const content = Buffer.alloc((5 << 20) + 3);
  for (let at = 0; at < content.length; at++) content[at] = (at * 31 + (at >> 12)) & 255;
  await fs.writeFile('/large', content);
  assert.ok(content.equals(await fs.readFile('/large', null)));
  await fs.appendFile('/large', content);
  const twice = await fs.readFile('/large', null);
  assert.ok(twice.equals(Buffer.concat([content, content])));
  await fs.writeFile('/large', 'small again');
  assert.equal(await fs.readFile('/large'), 'small again');
});

test('attributes say what is there', async (context) => {
  const { fs } = temporaryAgent(context);
  await fs.writeFile('/dir/file', 'four');
  await fs.symlink('file', '/dir/link');
  const file = await fs.stat('/dir/link');
  assert.deepEqual([file.isFile(), file.isDirectory(), file.isSymbolicLink(), file.size], [true, false, false, 4]);
  assert.equal(file.mode & 0o777, 0o644);
  assert.ok(Math.abs(file.mtime - Date.now() / 1000) < 3600);
  assert.ok((await fs.stat('/dir')).isDirectory());
  assert.ok((await fs.lstat('/dir/link')).isSymbolicLink());
  assert.equal(await fs.readlink('/dir/link'), 'file');
  const entries = await fs.readdirPlus('/dir');
  assert.deepEqual(entries.map(({ name, stats }) => [name, stats.isSymbolicLink()]), [['file', false], ['link', true]]);
});

test('names are made, moved, copied, linked and removed', async (context) => {
  const { fs } = temporaryAgent(context);
  await fs.mkdir('/a/b/c', { recursive: true });
  await fs.writeFile('/a/b/c/x', '1');
  await fs.rename('/a/b/c/x', '/a/y');
  await fs.copyFile('/a/y', '/a/z');
  await fs.link('/a/z', '/a/hard');
  assert.equal((await fs.stat('/a/z')).nlink, 2);
  await fs.rmdir('/a/b/c');
  await fs.unlink('/a/y');
  await fs.deleteFile('/a/z');
  assert.deepEqual(await fs.readdir('/a'), ['b', 'hard']);
  await fs.rm('/a', { recursive: true });
  await fs.rm('/a', { force: true });
  assert.equal(await fs.exists('/a'), false);
  const { inodes, bytesUsed } = await fs.statfs();
  assert.deepEqual([inodes, bytesUsed], [1, 0]);
});

test('attributes are changed', async (context) => {
  const { fs } = temporaryAgent(context);
  await fs.writeFile('/x', '12345');
  await fs.chmod('/x', 0o600);
  await fs.chown('/x', 5, 6);
  await fs.utimes('/x', 1700000000, 1700000001);
  await fs.truncate('/x', 2);
  const { mode, uid, gid, atime, size } = await fs.stat('/x');
  assert.deepEqual([mode & 0o777, uid, gid, atime, size], [0o600, 5, 6, 1700000000, 2]);
  await fs.access('/x', constants.R_OK);
});

test('a handle reads and writes anywhere in a file', async (context) => {
  const { fs } = temporaryAgent(context);
  await fs.writeFile('/x', 'hello');
  const handle = await fs.open('/x');
  await handle.pwrite(10, Buffer.from('world'));
  assert.equal((await handle.pread(0, 100)).toString(), 'hello\0\0\0\0\0world');
  assert.equal((await handle.pread(100, 1)).length, 0);
  await handle.truncate(5);
  await handle.fsync();
  assert.equal((await handle.fstat()).size, 5);
  await handle.close();
  await handle.close();
  await assert.rejects(handle.pread(0, 1), { code: 'EBADF' });
});

test('a handle carries more than a frame', async (context) => {
  const { fs } = temporaryAgent(context);
  const content = Buffer.alloc(3 << 20, 'abcdefg');
  await using(await fs.open('/x', 'w+'), async (handle) => {
    await handle.pwrite(7, content);
    assert.ok(content.equals(await handle.pread(7, content.length)));
  });
  await assert.rejects(fs.open('/x', 'wx'), { code: 'EEXIST' });
});

async function using(handle, use) {
  try {
    await use(handle);
  } finally {
    await handle.close();
  }
}

const failures = [
  ['ENOENT', "ENOENT: no such file or directory, open '/nonexistent.txt'", (fs) => fs.readFile('/nonexistent.txt')],
  ['ENOENT', "ENOENT: no such file or directory, unlink '/missing.txt'", (fs) => fs.deleteFile('/missing.txt')],
  ['ENOENT', "ENOENT: no such file or directory, scandir '/none'", (fs) => fs.readdir('/none')],
  ['ENOENT', "ENOENT: no such file or directory, rename '/none' -> '/x'", (fs) => fs.rename('/none', '/x')],
  ['EISDIR', "EISDIR: illegal operation on a directory, open '/dir'", (fs) => fs.writeFile('/dir', '')],
  ['ENOTDIR', "ENOTDIR: not a directory, scandir '/dir/file'", (fs) => fs.readdir('/dir/file')],
  ['EEXIST', "EEXIST: file already exists, mkdir '/dir'", (fs) => fs.mkdir('/dir')],
  ['ENOTEMPTY', "ENOTEMPTY: directory not empty, rmdir '/dir'", (fs) => fs.rmdir('/dir')],
  ['EINVAL', "EINVAL: invalid argument, readlink '/dir/file'", (fs) => fs.readlink('/dir/file')],
];

for (const [code, message, act] of failures) {
  test(`an error is like Node's: ${message}`, async (context) => {
    const { fs } = temporaryAgent(context);
    await fs.writeFile('/dir/file', '');
    const failure = await act(fs).then(() => assert.fail('it succeeded'), (error) => error);
    assert.ok(failure instanceof FileSystemError);
    assert.equal(failure.message, message);
    assert.equal(failure.code, code);
    assert.ok(message.includes(`, ${failure.syscall} '${failure.path}'`));
  });
}

test('errors have the fields of those of node:fs', async (context) => {
  const { fs } = temporaryAgent(context);
  const of = (path) => (error) => Object.fromEntries(['name', 'message', 'errno', 'code', 'syscall', 'path'].map((key) => [key, String(error[key]).replace(path, 'PATH')]));
  const ours = await fs.readFile('/none').catch(of('/none'));
  const nodes = await readHostFile('/agentos-none').catch(of('/agentos-none'));
  assert.deepEqual(ours, nodes);
});
