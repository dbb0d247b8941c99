// E2B's own client, unmodified, against this project's server: node e2b.mjs FEATURE
import assert from 'node:assert/strict'
import { Sandbox, CommandExitError, FileNotFoundError } from 'e2b'

// What is waited for comes within a minute or never.
const until = async (seen) => {
  const end = Date.now() + 60_000
  while (!(await seen())) {
    assert.ok(Date.now() < end, `waited in vain for ${seen}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const features = {
  async create() {
    const sandbox = await Sandbox.create({ metadata: { purpose: 'test' }, envs: { GREETING: 'hello' }, timeoutMs: 600_000 })
    const info = await Sandbox.getInfo(sandbox.sandboxId)
    assert.equal(info.state, 'running')
    assert.equal(info.templateId, 'base')
    assert.deepEqual(info.metadata, { purpose: 'test' })
    assert.ok(await sandbox.isRunning())
    const page = await Sandbox.list({ query: { metadata: { purpose: 'test' } } }).nextItems()
    assert.ok(page.some((item) => item.sandboxId === sandbox.sandboxId))
    assert.equal((await sandbox.commands.run('echo $GREETING')).stdout, 'hello\n')
    return sandbox
  },
  async stream(sandbox) {
    const out = [], err = []
    const result = await sandbox.commands.run('echo one; echo two >&2; echo $NAME; pwd', { onStdout: (data) => out.push(data), onStderr: (data) => err.push(data), envs: { NAME: 'three' }, cwd: '/tmp' })
    assert.equal(out.join(''), 'one\nthree\n/tmp\n')
    assert.equal(err.join(''), 'two\n')
    assert.equal(result.exitCode, 0)
    await assert.rejects(sandbox.commands.run('echo failed >&2; exit 3'), (error) => error instanceof CommandExitError && error.exitCode === 3 && error.stderr === 'failed\n')
    assert.equal((await sandbox.commands.run('head -c 3000000 /dev/zero | tr "\\0" x')).stdout.length, 3_000_000)
  },
  async background(sandbox) {
    const cat = await sandbox.commands.run('cat; echo over', { background: true, stdin: true })
    assert.ok((await sandbox.commands.list()).some((process) => process.pid === cat.pid && process.args.includes('cat; echo over')))
    await cat.sendStdin('typed\n')
    await until(() => cat.stdout === 'typed\n')
    const other = await sandbox.commands.connect(cat.pid)
    await cat.closeStdin()
    assert.equal((await cat.wait()).stdout, 'typed\nover\n')
    assert.match((await other.wait()).stdout, /over\n$/)
    const sleep = await sandbox.commands.run('sleep 1000', { background: true })
    assert.ok(await sleep.kill())
    await assert.rejects(sleep.wait(), (error) => error instanceof CommandExitError)
    assert.equal(await sandbox.commands.kill(sleep.pid), false)
  },
  async pty(sandbox) {
    let shown = ''
    const terminal = await sandbox.pty.create({ cols: 100, rows: 30, onData: (data) => { shown += new TextDecoder().decode(data) }, timeoutMs: 0 })
    await sandbox.pty.sendInput(terminal.pid, new TextEncoder().encode('stty size\n'))
    await until(() => shown.includes('30 100'))
    await sandbox.pty.resize(terminal.pid, { cols: 60, rows: 20 })
    await sandbox.pty.sendInput(terminal.pid, new TextEncoder().encode('stty size; exit 5\n'))
    await assert.rejects(terminal.wait(), (error) => error.exitCode === 5)
    assert.match(shown, /20 60/)
  },
  async files(sandbox) {
    const written = await sandbox.files.write('/agent/dir/note.txt', 'grüße')
    assert.deepEqual([written.name, written.path, written.type], ['note.txt', '/agent/dir/note.txt', 'file'])
    assert.equal(await sandbox.files.read('/agent/dir/note.txt'), 'grüße')
    const bytes = crypto.getRandomValues(new Uint8Array(65536))
    await sandbox.files.write([{ path: '/tmp/a.bin', data: bytes.buffer }, { path: 'relative.txt', data: 'r' }])
    assert.deepEqual(await sandbox.files.read('/tmp/a.bin', { format: 'bytes' }), bytes)
    assert.equal(await sandbox.files.read('/agent/relative.txt'), 'r')
    await sandbox.files.write('/tmp/empty', '')
    assert.equal(await sandbox.files.read('/tmp/empty'), '')
    await sandbox.files.write('/tmp/streamed', new Blob(['s'.repeat(100_000)]).stream())
    assert.equal((await sandbox.files.read('/tmp/streamed')).length, 100_000)
    await sandbox.commands.run('ln -s note.txt /agent/dir/link; chmod 640 /agent/dir/note.txt; mkdir -p /agent/dir/sub/deep')
    const names = (await sandbox.files.list('/agent/dir', { depth: 2 })).map((entry) => `${entry.type} ${entry.path}`)
    assert.deepEqual(names.sort(), ['dir /agent/dir/sub', 'dir /agent/dir/sub/deep', 'file /agent/dir/link', 'file /agent/dir/note.txt'])
    const info = await sandbox.files.getInfo('/agent/dir/note.txt')
    assert.deepEqual([info.size, info.permissions, info.mode, info.modifiedTime instanceof Date], [7, '-rw-r-----', 0o640, true])
    assert.equal((await sandbox.files.getInfo('/agent/dir/link')).symlinkTarget, 'note.txt')
    assert.equal(await sandbox.files.exists('/nope'), false)
    assert.equal(await sandbox.files.makeDir('/tmp/made/below'), true)
    assert.equal(await sandbox.files.makeDir('/tmp/made/below'), false)
    assert.equal((await sandbox.files.rename('/tmp/a.bin', '/tmp/made/b.bin')).path, '/tmp/made/b.bin')
    await sandbox.files.remove('/tmp/made')
    assert.equal(await sandbox.files.exists('/tmp/made'), false)
    await assert.rejects(sandbox.files.read('/nope'), FileNotFoundError)
    await assert.rejects(sandbox.files.list('/nope'), FileNotFoundError)
  },
  async watch(sandbox) {
    await sandbox.files.makeDir('/tmp/watched')
    const seen = []
    const handle = await sandbox.files.watchDir('/tmp/watched', (event) => seen.push(`${event.type} ${event.name}`), { recursive: true })
    await sandbox.commands.run('cd /tmp/watched; echo x > file; mkdir sub; mv file sub/moved; rm sub/moved')
    await until(() => seen.some((event) => event.startsWith('remove')) || seen.some((event) => event.includes('rename')))
    assert.ok(seen.includes('create file') && seen.includes('write file'), seen.join(', '))
    await handle.stop()
  },
  async pause(sandbox) {
    await sandbox.files.write('/tmp/kept', 'kept')
    const counter = await sandbox.commands.run('while :; do echo x >> /tmp/ticks; sleep 0.01; done', { background: true })
    assert.equal(await sandbox.pause(), true)
    assert.equal(await sandbox.pause(), false)
    assert.equal((await Sandbox.getInfo(sandbox.sandboxId)).state, 'paused')
    assert.equal(await sandbox.isRunning(), false)
    await assert.rejects(sandbox.commands.run('true'))
    const again = await Sandbox.connect(sandbox.sandboxId)
    assert.equal(await again.files.read('/tmp/kept'), 'kept')
    assert.deepEqual((await again.commands.list()).map((process) => process.pid), [counter.pid], `${counter.exitCode} ${counter.error}`)
    await counter.kill()
  },
  async timeout(sandbox) {
    await sandbox.setTimeout(900_000)
    const left = (await Sandbox.getInfo(sandbox.sandboxId)).endAt - Date.now()
    assert.ok(left > 600_000 && left <= 900_000, `${left}`)
    const short = await Sandbox.create({ timeoutMs: 1000 })
    await until(() => Sandbox.getInfo(short.sandboxId).then(() => false, (error) => assert.match(error.message, /not found/) ?? true))
    assert.equal(await short.isRunning(), false)
    const pausing = await Sandbox.create({ timeoutMs: 1000, lifecycle: { onTimeout: 'pause' } })
    await until(async () => !(await pausing.isRunning()))
    assert.equal((await Sandbox.getInfo(pausing.sandboxId)).state, 'paused')
    await Sandbox.kill(pausing.sandboxId)
  },
  async refuse(sandbox) {
    await assert.rejects(Sandbox.create('no-such-template'), /no-such-template/)
    await assert.rejects(Sandbox.create({ volumeMounts: { '/data': 'volume' } }), /volumeMounts/)
    await assert.rejects(Sandbox.create({ apiKey: 'e2b_wrong' }), /token|401|Unauthorized/i)
    const call = (headers) => fetch(`${process.env.E2B_SANDBOX_URL}/files?path=/etc/hostname`, { headers })
    assert.equal((await call({ 'E2b-Sandbox-Id': sandbox.sandboxId })).status, 401)
    assert.equal((await call({ 'E2b-Sandbox-Id': sandbox.sandboxId, 'X-Access-Token': 'wrong' })).status, 401)
    const other = await Sandbox.create()
    assert.equal((await call({ 'E2b-Sandbox-Id': other.sandboxId, 'X-Access-Token': sandbox.envdAccessToken })).status, 401)
    assert.equal((await call({ 'E2b-Sandbox-Id': sandbox.sandboxId, 'X-Access-Token': sandbox.envdAccessToken })).status, 200)
    await other.kill()
    const link = new URL(await sandbox.downloadUrl('/etc/hostname'))
    const signed = (search) => fetch(`${process.env.E2B_SANDBOX_URL}/files${search}`, { headers: { 'E2b-Sandbox-Id': sandbox.sandboxId } })
    assert.equal((await signed(link.search)).status, 200)
    assert.equal((await signed(link.search.replace('hostname', 'passwd'))).status, 401)
  },
  async kill(sandbox) {
    assert.equal(await sandbox.kill(), true)
    assert.equal(await Sandbox.kill(sandbox.sandboxId), false)
    assert.equal(await sandbox.isRunning(), false)
  },
}

const feature = process.argv[2]
const sandbox = feature === 'create' ? await features.create() : await Sandbox.create({ timeoutMs: 600_000 })
if (feature !== 'create') await features[feature](sandbox)
await sandbox.kill()
