using System.Text;
using AgentOS.Store.Ooze;

namespace AgentOS.Store.Tests.Ooze;

public sealed class LineFuzzTests
{
    private static readonly string[] s_seeds =
    [
        """{"type":"response","content":"a\u00e9","message_id":"m","done":true}""", """{"type":"activity","tool":"t","description":null}""", """{"type":"ready"}""",
        """{"type":"error","error":"e"}""", """{"a":{"b":[1,2,{"c":"d"}]},"type":"x"}""",
    ];

    [Fact]
    public void No_line_is_more_than_a_line()
    {
        Random random = new(6001);
        for (int round = 0; round < 50_000; round++)
        {
            byte[] line = Encoding.UTF8.GetBytes(s_seeds[random.Next(s_seeds.Length)]);
            for (int changes = random.Next(6); changes > 0; changes--)
                line[random.Next(line.Length)] = (byte)random.Next(256);
            ParsedLine parsed = AgentMessageParser.Parse(line.AsSpan(0, random.Next(line.Length + 1)));
            Assert.Equal(parsed.Kind == LineKind.Message, parsed.Message is not null);
        }
    }

    [Fact]
    public async Task Lines_come_out_as_they_went_in()
    {
        Random random = new(6002);
        for (int round = 0; round < 200; round++)
        {
            string[] lines = [.. Enumerable.Range(0, random.Next(40)).Select(_ => new string((char)random.Next('a', 'z'), random.Next(10) == 0 ? random.Next(200_000) : random.Next(50)))];
            byte[] bytes = Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + "\n")));
            LineAssembler assembler = new(new PieceStream(bytes, random), 1 << 20);
            foreach (string line in lines)
                Assert.Equal(line, Encoding.ASCII.GetString((await assembler.ReadAsync(CancellationToken.None))!.Value.Span));
            Assert.Null(await assembler.ReadAsync(CancellationToken.None));
        }
    }

    /// <summary>A stream that gives random pieces.</summary>
    private sealed class PieceStream(byte[] bytes, Random random) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, random.Next(1, 9000))], cancellationToken);
    }
}
