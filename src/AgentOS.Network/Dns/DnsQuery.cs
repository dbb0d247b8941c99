using System.Buffers.Binary;
using System.Text;

namespace AgentOS.Network.Dns;

/// <summary>One question (RFC 1035, 4). Nothing that a stub resolver does not send is understood.</summary>
/// <param name="Id">Of the message.</param>
/// <param name="Flags">Of the message.</param>
/// <param name="Question">Name, type and class as they came, for the answer.</param>
/// <param name="Name">Its labels with dots between; each character is one byte.</param>
/// <param name="Type">What is asked for.</param>
/// <param name="IsInternet">Whether its class is the Internet.</param>
/// <param name="HasExtension">Whether the answer may have an OPT record (RFC 6891).</param>
internal sealed record DnsQuery(ushort Id, ushort Flags, ReadOnlyMemory<byte> Question, string Name, DnsType Type, bool IsInternet, bool HasExtension)
{
    public const int HeaderLength = 12;
    public const ushort ResponseFlag = 0x8000, RecursionDesired = 0x0100, OpcodeMask = 0x7800;

    private const int LongestName = 255, LongestLabel = 63, InternetClass = 1, OptionHeader = 11;

    /// <summary>Reads one.</summary>
    /// <param name="message">At least a header of a query.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static DnsQuery Parse(ReadOnlyMemory<byte> message)
    {
        ReadOnlySpan<byte> header = message.Span[..HeaderLength];
        if (Number(header, 4) != 1 || Number(header, 6) != 0 || Number(header, 8) != 0 || Number(header, 10) > 1)
            throw new FormatException("there is not one question");
        int at = HeaderLength;
        string name = ReadName(message.Span, ref at);
        if (message.Length < at + 4)
            throw new FormatException("the question ends too early");
        int type = Number(message.Span, at), @class = Number(message.Span, at + 2);
        ReadOnlyMemory<byte> question = message[HeaderLength..(at + 4)];
        bool hasExtension = Number(header, 10) == 1 && ReadExtension(message.Span[(at + 4)..]);
        return new DnsQuery((ushort)Number(header, 0), (ushort)Number(header, 2), question, name, (DnsType)type, @class == InternetClass, hasExtension);
    }

    /// <summary>Questions have no compressed names: nothing stands before them.</summary>
    private static string ReadName(ReadOnlySpan<byte> message, ref int at)
    {
        StringBuilder name = new();
        int start = at;
        while (true)
        {
            int length = at < message.Length ? message[at++] : throw new FormatException("the name has no end");
            if (length == 0)
                return name.ToString();
            if (length > LongestLabel || at + length - start >= LongestName || at + length > message.Length)
                throw new FormatException("a label is too long");
            // A dot within a label would make another name of it.
            if (message.Slice(at, length).Contains((byte)'.'))
                throw new FormatException("a label has a dot");
            if (name.Length > 0)
                name.Append('.');
            name.Append(Encoding.Latin1.GetString(message.Slice(at, length)));
            at += length;
        }
    }

    private static bool ReadExtension(ReadOnlySpan<byte> record) =>
        record.Length >= OptionHeader && record[0] == 0 && Number(record, 1) == (int)DnsType.Opt && Number(record, 9) == record.Length - OptionHeader
            ? true
            : throw new FormatException("something follows the question that is no OPT record");

    private static int Number(ReadOnlySpan<byte> message, int at) => BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
}
