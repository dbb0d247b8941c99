// The protocol's byte vectors, which every implementation reads: docs/protocols/vectors.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { splitPayload } from '../dist/esm/wire/attachment.js';
import { DEFAULT_FRAME_LIMIT, HEADER_SIZE } from '../dist/esm/wire/frame.js';
import { FrameReader } from '../dist/esm/wire/frameReader.js';
import { FrameWriter } from '../dist/esm/wire/frameWriter.js';
import { ProtocolError } from '../dist/esm/wire/protocolError.js';

const folder = new URL('../../../docs/protocols/vectors/', import.meta.url);
const index = JSON.parse(readFileSync(new URL('vectors.json', folder), 'utf8'));
const bytesOf = (vector) => readFileSync(new URL(vector.file, folder));
const byName = new Map(index.frames.map((vector) => [vector.name, vector]));

/** Reads bytes in pieces of one size. */
function read(bytes, pieceSize) {
  const frames = [];
  const reader = new FrameReader(DEFAULT_FRAME_LIMIT, (tag, opcode, payload) => frames.push({ tag, opcode, payload: Buffer.from(payload) }));
  for (let at = 0; at < bytes.length; at += pieceSize) reader.push(Buffer.from(bytes.subarray(at, at + pieceSize)));
  return frames;
}

function assertIs(vector, frame) {
  assert.equal(frame.tag, vector.tag);
  assert.equal(frame.opcode, vector.opcode);
  assert.equal(frame.payload.length, vector.length);
  if (vector.text !== undefined) assert.equal(frame.payload.toString(), vector.text);
  if (vector.bytes !== undefined) assert.equal(frame.payload.toString('hex'), vector.bytes);
  if (vector.json === undefined) return;
  const { fields, attachment } = splitPayload(frame.payload);
  assert.deepEqual(fields, vector.json);
  assert.equal(attachment?.toString('hex'), vector.attachment);
}

function write(vector) {
  const writer = new FrameWriter();
  if (vector.bytes !== undefined) writer.addBytes(vector.tag, vector.opcode, Buffer.from(vector.bytes, 'hex'));
  else {
    const attachment = vector.attachment === undefined ? undefined : Buffer.from(vector.attachment, 'hex');
    writer.add(vector.tag, vector.opcode, vector.text ?? JSON.stringify(vector.json), attachment);
  }
  return Buffer.concat(writer.take());
}

for (const vector of index.frames) {
  if (vector.error !== undefined) {
    test(`${vector.name} is refused`, () => assert.throws(() => read(bytesOf(vector), HEADER_SIZE), ProtocolError));
    continue;
  }

  test(`${vector.name} is read, in whatever pieces it comes`, () => {
    const bytes = bytesOf(vector);
    for (const size of [1, 2, 16, 17, 18, bytes.length]) {
      const frames = read(bytes, size);
      assert.equal(frames.length, 1);
      assertIs(vector, frames[0]);
    }
  });

  test(`${vector.name} is written with the same header`, () => {
    const bytes = write(vector);
    assert.equal(bytes.subarray(0, HEADER_SIZE).toString('hex'), vector.header);
    assertIs(vector, read(bytes, bytes.length)[0]);
  });
}

for (const stream of index.streams) {
  test(`the stream ${stream.name} holds its frames, in whatever pieces it comes`, () => {
    const bytes = bytesOf(stream);
    for (let size = 1; size <= bytes.length; size++) {
      const frames = read(bytes, size);
      assert.equal(frames.length, stream.frames.length);
      stream.frames.forEach((name, at) => assertIs(byName.get(name), frames[at]));
    }
  });
}
