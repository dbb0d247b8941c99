using System.Text;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Tests.Streams;

public sealed class SseReaderTests
{
    [Fact]
    public void An_event_has_its_type_and_its_lines_of_data()
    {
        (string? Type, string Data)[] events = Read("event: a\ndata: one\ndata: two\n\ndata:three\n\n");

        Assert.Equal([("a", "one\ntwo"), (null, "three")], events);
    }

    [Theory]
    [InlineData("data: x\r\n\r\ndata: y\r\n\r\n")]
    [InlineData("data: x\r\rdata: y\r\r")]
    [InlineData("\uFEFFdata: x\n\ndata: y\n\n")]
    [InlineData(": waiting\n\ndata: x\nid: 7\nretry: 3\nnonsense\n\n: more\ndata: y\n\n")]
    public void Every_end_of_a_line_comments_and_unknown_fields_are_understood(string text) =>
        Assert.Equal(["x", "y"], Read(text).Select(received => received.Data));

    [Fact]
    public void What_is_not_ended_by_an_empty_line_is_no_event() => Assert.Empty(Read("data: x\n"));

    [Fact]
    public void The_same_events_come_out_in_whatever_pieces_the_bytes_come()
    {
        const string text = "event: a\r\ndata: {\"x\": \"ü\"}\r\n\r\n: comment\rdata: 1\rdata: 2\r\rdata:\n\nevent: only\n\ndata: last\n\n";
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        (string?, string)[] whole = Read(text);
        Random random = new(7);
        for (int run = 0; run < 500; run++)
        {
            SseReader reader = new();
            List<SseEvent> events = [];
            for (int start = 0; start < bytes.Length;)
            {
                int length = random.Next(1, Math.Min(7, bytes.Length - start) + 1);
                reader.Read(bytes.AsSpan(start, length), events);
                start += length;
            }

            Assert.Equal(whole, events.Select(Describe));
        }
    }

    [Fact]
    public void Any_bytes_at_all_are_read_without_harm()
    {
        Random random = new(11);
        byte[] alphabet = "data:event \r\n{}\0\xff\xfe"u8.ToArray();
        for (int run = 0; run < 2_000; run++)
        {
            byte[] bytes = new byte[random.Next(200)];
            for (int index = 0; index < bytes.Length; index++)
                bytes[index] = alphabet[random.Next(alphabet.Length)];
            new SseReader().Read(bytes, new List<SseEvent>());
        }
    }

    [Fact]
    public void An_event_that_does_not_end_is_refused_before_it_fills_the_memory()
    {
        SseReader reader = new();
        byte[] piece = new byte[1024 * 1024];
        Assert.Throws<InvalidDataException>(() =>
        {
            for (int count = 0; count <= SseReader.MostBytes / piece.Length; count++)
                reader.Read(piece, []);
        });
    }

    private static (string? Type, string Data)[] Read(string text)
    {
        List<SseEvent> events = [];
        new SseReader().Read(Encoding.UTF8.GetBytes(text), events);
        return [.. events.Select(Describe)];
    }

    private static (string?, string) Describe(SseEvent received) => (received.Type, Encoding.UTF8.GetString(received.Data.Span));
}
