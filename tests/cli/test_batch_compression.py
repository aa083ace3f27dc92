"""batch: what is compressed on the way in and on the way out."""

import gzip
import random
import subprocess
import unittest

from support import FAULT, REJECTED, CommandTest, line_of, load, small_record


def zstd(data, *args):
    return subprocess.run(["zstd", "-q", "-c", *args], input=data, capture_output=True, check=True).stdout


def records(count):
    return "".join(line_of({**load("middling"), "organisation": {"id": f"ORG-{number}"}}) + "\n"
                   for number in range(count)).encode()


DATA = records(40)
HALF = DATA.index(b"\n", len(DATA) // 2) + 1
SKIPPABLE = b"\x5a\x2a\x4d\x18" + (3).to_bytes(4, "little") + b"abc"


class In(CommandTest):
    @classmethod
    def setUpClass(cls):
        cls.expected = cls().batch(DATA)

    def runTest(self):
        """For setUpClass."""

    def batch(self, data):
        return self.run_ok("batch", "-", "-o", "-", stdin=data).out_bytes

    def test_told_by_its_first_bytes(self):
        for name, data in (("gzip", gzip.compress(DATA)), ("zstd", zstd(DATA)), ("zstd --check", zstd(DATA, "--check"))):
            with self.subTest(name):
                self.assertEqual(self.batch(data), self.expected)
                path = self.write("in.ndjson", data)    # the name says nothing
                self.assertEqual(self.run_ok("batch", path, "-o", "-").out_bytes, self.expected)

    def test_a_plain_file_may_have_any_name(self):
        self.assertEqual(self.run_ok("batch", self.write("in.gz", DATA), "-o", "-").out_bytes, self.expected)

    def test_joined_parts(self):
        one, two = DATA[:HALF + 100], DATA[HALF + 100:]    # a line may lie in two parts
        for name, data in (("gzip", gzip.compress(one) + gzip.compress(two)), ("zstd", zstd(one) + zstd(two)),
                           ("both", gzip.compress(one) + zstd(two)), ("empty", gzip.compress(b"") * 3 + gzip.compress(DATA)),
                           ("skippable", SKIPPABLE + zstd(DATA) + SKIPPABLE)):
            with self.subTest(name):
                self.assertEqual(self.batch(data), self.expected)

    def test_nothing(self):
        for data in (b"", gzip.compress(b""), zstd(b"")):
            self.assertEqual(self.batch(data), b"")
        for data in (b"{", b"{\n", b"\x1f\n", b"\x28\xb5\n"):    # shorter than what tells a format
            self.assertEqual(len(self.batch(data).splitlines()), 1)

    def test_a_window_of_the_largest_usual_size(self):
        self.assertEqual(self.batch(zstd(DATA, "--ultra", "-22", "--long=27")), self.expected)
        run = self.run_fails(REJECTED, "batch", "-", "-o", "-", stdin=zstd(DATA * 40, "--long=31", "--no-check"))
        self.assertIn("too large a window", run.err)


class Damaged(CommandTest):
    """A clear word, the line that was reached, and nothing under the name of the output."""

    def reject(self, data, words):
        path = self.write("in", data)
        run = self.run_fails(REJECTED, "batch", path, "-o", self.folder / "out")
        self.assertEqual(self.listing(), ["in"])
        self.assertRegex(run.err, f"^xuehui: {path}: after line \\d+: {words}\n$")
        return int(run.err.split("after line ")[1].split(":")[0])

    def test_cut_off(self):
        for compress in (gzip.compress, zstd):
            data = compress(DATA)
            for end in (4, 9, len(data) // 2, len(data) - 1):
                with self.subTest(compress=compress, end=end):
                    self.reject(data[:end], "the compressed data end before they are complete")
            whole = compress(DATA[:HALF]) + data[:-1]
            self.assertGreaterEqual(self.reject(whole, "the compressed data end before they are complete"),
                                    DATA[:HALF].count(b"\n"))

    def test_altered(self):
        noise = random.Random(5)
        text = b"".join(line_of({"x": noise.random()}).encode() + b"\n" for _ in range(20_000))
        for name, compress in (("gzip", gzip.compress), ("zstd", lambda text: zstd(text, "--check"))):
            data = bytearray(compress(text))
            for place in (len(data) // 2, len(data) - 6):    # inside, and what is checked at the end
                changed = bytearray(data)
                changed[place] ^= 0x55
                self.reject(bytes(changed), f"the {name} data are damaged")

    def test_followed_by_something_else(self):
        for compress in (gzip.compress, zstd):
            self.assertEqual(self.reject(compress(DATA) + b"garbage", "something else follows the compressed data"), 40)

    def test_in_chinese(self):
        run = self.run_fails(REJECTED, "batch", "-", "-o", self.folder / "out", "--lang", "zh", stdin=gzip.compress(DATA)[:-1])
        self.assertEqual(run.err, "xuehui: <stdin>：第 40 行之后：压缩数据不完整\n")


class Out(CommandTest):
    def test_by_its_name(self):
        for text in (DATA, b"", DATA * 12):
            expected = self.run_ok("batch", "-", "-o", "-", "--nodes", "all", stdin=text).out_bytes
            for name, decompress in (("out.gz", gzip.decompress), ("out.zst", lambda data: zstd(data, "-d"))):
                self.run_ok("batch", "-", "-o", self.folder / name, "--nodes", "all", stdin=text)
                data = (self.folder / name).read_bytes()
                self.assertEqual(decompress(data), expected)
                self.assertLess(len(data), max(40, len(expected) // 4))

    def test_the_same_bytes_however_the_text_comes(self):
        text = DATA * 25    # results of more than one part
        for name in ("out.gz", "out.zst"):
            outputs = set()
            for threads in (1, 3):
                self.run_ok("batch", "-", "-o", self.folder / name, "--nodes", "all", "--threads", threads, stdin=text)
                outputs.add((self.folder / name).read_bytes())
            self.assertEqual(len(outputs), 1)

    def test_standard_output_is_not_compressed(self):
        self.assertTrue(self.run_ok("batch", "-", "-o", "-", stdin=DATA).out.startswith('{"line":1'))

    def test_full_disk(self):
        target = self.folder / "out.gz"
        target.symlink_to("/dev/full")
        self.assertIn("No space left", self.run_fails(FAULT, "batch", "-", "-o", target, stdin=DATA).err)


if __name__ == "__main__":
    unittest.main()
