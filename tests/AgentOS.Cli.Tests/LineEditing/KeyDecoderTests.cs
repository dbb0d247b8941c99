using System.Text;
using AgentOS.Cli.LineEditing;
using FsCheck;
using FsCheck.Fluent;

namespace AgentOS.Cli.Tests.LineEditing;

public sealed class KeyDecoderTests
{
    [Theory]
    [InlineData("a", "Text:a")]
    [InlineData("漢字 é👩‍👧", "Text:漢字 é👩‍👧")]
    [InlineData("ab\u0001\u0005\r", "Text:ab LineStart LineEnd Enter")]
    [InlineData("\e[A\e[B\e[C\e[D\eOA\eOH", "Up Down Right Left Up LineStart")]
    [InlineData("\e[1;5C\e[1;3D\eb\ef\e\r", "WordRight WordLeft WordLeft WordRight NewLine")]
    [InlineData("\e[3~\e[H\e[F\e[1~\e[4~\u007F\b", "Delete LineStart LineEnd LineStart LineEnd Backspace Backspace")]
    [InlineData("\e[200~one\r\ntwo\n\tthree\u0007\e[31m\e[201~x", "Paste:one\ntwo\n\tthree[31m Text:x")]
    [InlineData("\e[200~never ended\u0003x", "Interrupt Text:x")]
    [InlineData("\e[200~[201~\e[201\e[201~", "Paste:[201~[201")]
    [InlineData("\e\e[A", "Up")]
    [InlineData("\e[12\u0003", "Interrupt")]
    [InlineData("\e[99;99;99u\e[?1;2cz", "Text:z")]
    [InlineData("\t\u0000\u001C", "Text:\t")]
    public void A_terminal_sends_these_keys(string sent, string keys) => Assert.Equal(keys, Shown([.. new KeyDecoder().Decode(Encoding.UTF8.GetBytes(sent))]));

    [Fact]
    public void A_sequence_without_end_costs_nothing_and_ends_with_the_next_key()
    {
        KeyDecoder decoder = new();
        Assert.Empty(decoder.Decode("\e["u8));
        for (int piece = 0; piece < 1000; piece++)
            _ = decoder.Decode(new byte[1000].Select(_ => (byte)'1').ToArray());
        Assert.Equal("Interrupt", Shown([.. decoder.Decode("\u0003"u8)]));
    }

    [Fact]
    public void Whatever_comes_makes_keys_and_the_pieces_do_not_matter() => Prop.ForAll(Sent().ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (bytes, seed) =>
    {
        Random random = new(seed);
        KeyDecoder whole = new(), pieces = new();
        List<KeyPress> parts = [];
        for (int start = 0; start < bytes.Length;)
        {
            int length = random.Next(1, bytes.Length - start + 1);
            parts.AddRange(pieces.Decode(bytes.AsSpan(start, length)));
            start += length;
        }

        return Joined(whole.Decode(bytes)) == Joined(parts);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static Gen<byte[]> Sent()
    {
        byte[][] parts = [.. new[] { "a", "é", "漢", "👩", "\e", "\e[", "\e[200~", "\e[201~", "\eO", "\r", "\n", "\u0003", "1;5", "~", "C", "\t" }.Select(Encoding.UTF8.GetBytes), [0xFF], [0xF0, 0x9F], [0x80], [0xC3]];
        return Gen.ArrayOf(Gen.Elements(parts)).Select(chosen => chosen.SelectMany(part => part).ToArray());
    }

    // Characters that came in two pieces are two keys with the same text.
    private static string Joined(IEnumerable<KeyPress> keys) => string.Concat(keys.Select(key => key.Key == Key.Text ? key.Text : $"<{key.Key}:{key.Text}>"));

    private static string Shown(IEnumerable<KeyPress> keys) => string.Join(' ', keys.Select(key => key.Text.Length > 0 ? $"{key.Key}:{key.Text}" : $"{key.Key}"));
}
