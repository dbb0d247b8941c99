"""The byte vectors that all implementations share."""

from __future__ import annotations

import json
import unittest
from random import Random
from typing import Any

from agentos.errors import ProtocolError
from agentos.wire import FRAME_LIMIT, HEADER, FrameParser, Opcode, decode, encode, pack, split

from .live import ROOT

FOLDER = ROOT / "docs" / "protocols" / "vectors"
INDEX = json.loads((FOLDER / "vectors.json").read_text())
SOUND = [vector for vector in INDEX["frames"] if "error" not in vector]
BYTES = {vector["name"]: (FOLDER / vector["file"]).read_bytes() for vector in INDEX["frames"]}


class Vectors(unittest.TestCase):
    def test_every_sound_frame_is_read_as_its_vector_says(self) -> None:
        self.assertGreater(len(SOUND), 20)
        for vector in SOUND:
            with self.subTest(vector["name"]):
                [(tag, opcode, payload)] = FrameParser().feed(BYTES[vector["name"]])
                self.assertEqual((vector["tag"], vector["opcode"], vector["length"]), (tag, opcode, len(payload)))
                self.assertIn(opcode, list(Opcode))
                self.assert_payload(vector, payload)

    def test_every_sound_frame_is_written_as_its_vector_says(self) -> None:
        for vector in SOUND:
            with self.subTest(vector["name"]):
                frame = pack(vector["tag"], vector["opcode"], payload_of(vector))
                self.assertEqual(vector["header"], frame[:HEADER.size].hex())
                self.assertEqual(BYTES[vector["name"]], frame)

    def test_another_magic_is_refused(self) -> None:
        refused = [vector["name"] for vector in INDEX["frames"] if vector.get("error") == "protocol.bad-magic"]
        self.assertEqual(2, len(refused))
        for name in refused:
            with self.subTest(name), self.assertRaises(ProtocolError):
                FrameParser().feed(BYTES[name])

    def test_a_stream_has_the_same_frames_in_whatever_pieces_it_comes(self) -> None:
        for stream in INDEX["streams"]:
            whole = (FOLDER / stream["file"]).read_bytes()
            expected = [frame for name in stream["frames"] for frame in FrameParser().feed(BYTES[name])]
            for size in (1, 2, 7, 16, 17, 18, 64, len(whole)):
                with self.subTest(stream["name"], size=size):
                    parser = FrameParser()
                    found = [frame for start in range(0, len(whole), size) for frame in parser.feed(whole[start:start + size])]
                    self.assertEqual(expected, found)

    def test_a_long_frame_in_small_pieces_is_whole(self) -> None:
        content = bytes(range(256)) * (FRAME_LIMIT // 256)
        frame = pack(3, Opcode.NOOP, content) + pack(4, Opcode.NOOP, b"next")
        parser = FrameParser()
        found = [part for start in range(0, len(frame), 1000) for part in parser.feed(frame[start:start + 1000])]
        self.assertEqual([(3, 0, content), (4, 0, b"next")], found)

    def test_damaged_streams_end_in_frames_or_in_an_error(self) -> None:
        random = Random(20261121)
        whole = BYTES["exec"] + BYTES["event"] + BYTES["noop-answer"]
        for _ in range(2000):
            damaged = bytearray(whole)
            for _ in range(random.randrange(4)):
                damaged[random.randrange(len(damaged))] = random.randrange(256)
            parser, taken = FrameParser(), 0
            try:
                for start in range(0, len(damaged), 50):
                    taken += sum(HEADER.size + len(payload) for _, _, payload in parser.feed(bytes(damaged[start:start + 50])))
            except ProtocolError:
                continue
            self.assertLessEqual(taken, len(damaged))

    def assert_payload(self, vector: dict[str, Any], payload: bytes) -> None:
        if "text" in vector:
            self.assertEqual(vector["text"], payload.decode())
        elif "bytes" in vector:
            self.assertEqual(vector["bytes"], payload.hex())
        else:
            text, attachment = split(payload)
            self.assertEqual(vector["json"], decode(text))
            self.assertEqual(vector.get("attachment", ""), attachment.hex())


def payload_of(vector: dict[str, Any]) -> bytes:
    if "text" in vector:
        return str(vector["text"]).encode()
    if "bytes" in vector:
        return bytes.fromhex(vector["bytes"])
    attachment = vector.get("attachment")
    return encode(vector["json"], None if attachment is None else bytes.fromhex(attachment))
