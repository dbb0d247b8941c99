// Frames under hostile and random conditions; the seed is printed with a failure.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FrameReader } from '../dist/esm/wire/frameReader.js';
import { FrameWriter } from '../dist/esm/wire/frameWriter.js';
import { ProtocolError } from '../dist/esm/wire/protocolError.js';

/** mulberry32, a small generator with a seed: https://github.com/cprosche/mulberry32 */
function random(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

function read(bytes, next) {
  const frames = [];
  const reader = new FrameReader(1 << 20, (tag, opcode, payload) => frames.push([tag, opcode, payload.toString('hex')]));
  for (let at = 0; at < bytes.length; ) {
    const size = 1 + next(next(3) === 0 ? 200_000 : 40);
    reader.push(Buffer.from(bytes.subarray(at, at + size)));
    at += size;
  }
  return frames;
}

test('what is written is read, however it is cut', () => {
  for (let seed = 0; seed < 100; seed++) {
    const next = random(seed);
    const writer = new FrameWriter();
    const expected = [];
    const blocks = [];
    for (let count = next(20); count > 0; count--) {
      const [tag, opcode, payload] = [next(2 ** 32), next(256), Buffer.alloc(next(next(4) === 0 ? 100_000 : 100), next(256))];
      writer.addBytes(tag, opcode, payload);
      expected.push([tag, opcode, payload.toString('hex')]);
      if (next(3) === 0) blocks.push(...writer.take());
    }
    blocks.push(...writer.take());
    assert.deepEqual(read(Buffer.concat(blocks), next), expected, `seed ${seed}`);
  }
});

test('what was taken is not changed by what is added later', () => {
  const writer = new FrameWriter();
  writer.add(1, 2, '{"a":1}', Buffer.from('attached'));
  const [taken] = writer.take();
  const copy = Buffer.from(taken);
  for (let at = 0; at < 5000; at++) writer.add(3, 4, 'later'.repeat(10));
  writer.take();
  assert.ok(taken.equals(copy));
  assert.deepEqual(writer.take(), []);
});

test('garbage is a protocol error or not a whole frame, and never anything else', () => {
  for (let seed = 0; seed < 500; seed++) {
    const next = random(seed);
    const bytes = Buffer.from(Array.from({ length: 1 + next(100) }, () => next(256)));
    if (next(2) === 0) bytes.write('TNGA', 0, 'latin1');
    try {
      assert.ok(read(bytes, next).length <= bytes.length / 17, `seed ${seed}`);
    } catch (error) {
      assert.ok(error instanceof ProtocolError, `seed ${seed}: ${error}`);
    }
  }
});
