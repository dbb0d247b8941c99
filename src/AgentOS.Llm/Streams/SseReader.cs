using System.Buffers;
using System.Text;

namespace AgentOS.Llm.Streams;

/// <summary>
/// Takes a stream of server-sent events apart, in whatever pieces it comes (WHATWG HTML, section 9.2.6): lines end with CR, LF or both; an empty line ends an event; a line
/// that starts with a colon is a comment.
/// </summary>
public sealed class SseReader
{
    /// <summary>The longest event, in bytes: what comes from a provider is not trusted to end.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly ArrayBufferWriter<byte> _data = new();
    private string? _type;
    private bool _wasCarriageReturn;
    private bool _isStarted;

    /// <summary>Reads on.</summary>
    /// <param name="bytes">The next of them.</param>
    /// <param name="events">Takes the events that are complete with them.</param>
    /// <exception cref="InvalidDataException">An event is longer than <see cref="MostBytes"/>.</exception>
    public void Read(ReadOnlySpan<byte> bytes, ICollection<SseEvent> events)
    {
        while (!bytes.IsEmpty)
        {
            if (_wasCarriageReturn && bytes[0] == '\n')
                bytes = bytes[1..];
            _wasCarriageReturn = false;
            int end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
            Keep(_line, end < 0 ? bytes : bytes[..end]);
            if (end < 0)
                return;
            _wasCarriageReturn = bytes[end] == '\r';
            bytes = bytes[(end + 1)..];
            EndLine(events);
        }
    }

    private void EndLine(ICollection<SseEvent> events)
    {
        ReadOnlySpan<byte> line = _line.WrittenSpan;
        if (!_isStarted && line.StartsWith(Encoding.UTF8.Preamble))
            line = line[Encoding.UTF8.Preamble.Length..];
        _isStarted = true;
        if (line.IsEmpty)
            EndEvent(events);
        else
            Take(line);
        _line.ResetWrittenCount();
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        ReadOnlySpan<byte> name = colon < 0 ? line : line[..colon], value = colon < 0 ? [] : line[(colon + 1)..];
        if (value.StartsWith(" "u8))
            value = value[1..];
        if (name.SequenceEqual("event"u8))
        {
            _type = Encoding.UTF8.GetString(value);
        }
        else if (name.SequenceEqual("data"u8))
        {
            Keep(_data, value);
            Keep(_data, "\n"u8);
        }
    }

    private void EndEvent(ICollection<SseEvent> events)
    {
        // Without data there is no event, whatever its type.
        if (_data.WrittenCount > 0)
            events.Add(new SseEvent(_type, _data.WrittenSpan[..^1].ToArray()));
        _data.ResetWrittenCount();
        _type = null;
    }

    private static void Keep(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> bytes)
    {
        if (buffer.WrittenCount + bytes.Length > MostBytes)
            throw new InvalidDataException($"a server-sent event is longer than {MostBytes} bytes");
        buffer.Write(bytes);
    }
}
