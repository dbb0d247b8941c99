using System.Globalization;
using System.Text;

namespace AgentOS.Network.Http;

/// <summary>The head of an HTTP/1.x response.</summary>
public sealed class ResponseHead
{
    private const int StatusLength = 3, ContinueClass = 100, FinalClass = 200, NoContent = 204, NotModified = 304, SwitchingProtocols = 101;

    /// <summary>100 to 999.</summary>
    public required int Status { get; init; }

    /// <summary>The words behind the status; may be empty.</summary>
    public required string Phrase { get; init; }

    /// <summary>1 for HTTP/1.1, 0 for HTTP/1.0.</summary>
    public required int MinorVersion { get; init; }

    /// <summary>The header.</summary>
    public required HeaderFields Header { get; init; }

    /// <summary>Whether another, final one follows to the same request.</summary>
    public bool IsInterim => Status is >= ContinueClass and < FinalClass and not SwitchingProtocols;

    /// <summary>Whether another protocol begins behind it.</summary>
    public bool IsUpgrade => Status == SwitchingProtocols;

    /// <summary>Reads one.</summary>
    /// <param name="head">All of it, with the empty line.</param>
    /// <exception cref="FormatException">It is none; says why.</exception>
    public static ResponseHead Parse(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> line = HeadLines.TakeLine(ref head);
        int space = line.IndexOf((byte)' ');
        if (space < 0 || !HttpToken.IsFieldValue(line) || line.Length < space + 1 + StatusLength
            || !int.TryParse(line.Slice(space + 1, StatusLength), NumberStyles.None, CultureInfo.InvariantCulture, out int status) || status < ContinueClass)
            throw new FormatException("the status line is not HTTP/1.1 STATUS");
        return new ResponseHead
        {
            Status = status,
            Phrase = Encoding.Latin1.GetString(line[(space + 1 + StatusLength)..]).Trim(),
            MinorVersion = HeadLines.MinorVersion(line[..space]),
            Header = HeadLines.ReadFields(head),
        };
    }

    /// <summary>How its body ends.</summary>
    /// <param name="method">Of the request.</param>
    /// <exception cref="FormatException">Nobody can say.</exception>
    public BodyFraming FramingFor(string method) =>
        method == "HEAD" || Status is < FinalClass or NoContent or NotModified ? BodyFraming.None : BodyFraming.OfResponse(Header);

    /// <summary>Whether the server wants more requests.</summary>
    /// <param name="method">Of the request.</param>
    public bool KeepsAlive(string method) =>
        !FramingFor(method).EndsWithConnection
        && (MinorVersion == 1 ? !Header.List("Connection").Contains("close", StringComparer.Ordinal) : Header.List("Connection").Contains("keep-alive", StringComparer.Ordinal));

    /// <summary>As it is sent on.</summary>
    public byte[] ToBytes()
    {
        StringBuilder text = new($"HTTP/1.{MinorVersion} {Status} {Phrase}\r\n");
        Header.Write(text);
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
