using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace AgentOS.Network.Dns;

/// <summary>Writes answers.</summary>
internal static class DnsAnswer
{
    /// <summary>How long an address may be remembered, in seconds: addresses stay a name's for much longer.</summary>
    public const int TimeToLive = 60;

    private const ushort RecursionAvailable = 0x0080, NameOfQuestion = 0xC000 | DnsQuery.HeaderLength, InternetClass = 1, PayloadSize = 1232, ErrorOption = 15;
    private const int LongestText = 160;

    /// <summary>Answers a question.</summary>
    /// <param name="query">The question.</param>
    /// <param name="code">How.</param>
    /// <param name="address">What it asked for; null for nothing.</param>
    /// <param name="error">Why not; told to those who understand it.</param>
    public static byte[] Write(DnsQuery query, DnsCode code, IPAddress? address = null, ExtendedError? error = null)
    {
        using MemoryStream message = new();
        WriteHeader(message, query.Id, query.Flags, code, 1, address is null ? 0 : 1, query.HasExtension ? 1 : 0);
        message.Write(query.Question.Span);
        if (address is not null)
            WriteAddress(message, query.Type, address.GetAddressBytes());
        if (query.HasExtension)
            WriteExtension(message, error);
        return message.ToArray();
    }

    /// <summary>Answers a message whose question cannot be read.</summary>
    /// <param name="message">At least a header.</param>
    /// <param name="code">Why not.</param>
    public static byte[] Refuse(ReadOnlySpan<byte> message, DnsCode code)
    {
        using MemoryStream answer = new();
        WriteHeader(answer, BinaryPrimitives.ReadUInt16BigEndian(message), BinaryPrimitives.ReadUInt16BigEndian(message[2..]), code, 0, 0, 0);
        return answer.ToArray();
    }

    private static void WriteHeader(MemoryStream message, ushort id, ushort flags, DnsCode code, int questions, int answers, int additional)
    {
        Write(message, id);
        Write(message, DnsQuery.ResponseFlag | (flags & (DnsQuery.OpcodeMask | DnsQuery.RecursionDesired)) | RecursionAvailable | (int)code);
        Write(message, questions);
        Write(message, answers);
        Write(message, 0);
        Write(message, additional);
    }

    private static void WriteAddress(MemoryStream message, DnsType type, byte[] address)
    {
        Write(message, NameOfQuestion);
        Write(message, (int)type);
        Write(message, InternetClass);
        Write(message, 0);
        Write(message, TimeToLive);
        Write(message, address.Length);
        message.Write(address);
    }

    private static void WriteExtension(MemoryStream message, ExtendedError? error)
    {
        byte[] text = error is null ? [] : Encoding.UTF8.GetBytes(error.Text);
        ReadOnlySpan<byte> shown = text.AsSpan(0, Math.Min(text.Length, LongestText));
        message.WriteByte(0);
        Write(message, (int)DnsType.Opt);
        Write(message, PayloadSize);
        Write(message, 0);
        Write(message, 0);
        Write(message, error is null ? 0 : 6 + shown.Length);
        if (error is null)
            return;
        Write(message, ErrorOption);
        Write(message, 2 + shown.Length);
        Write(message, error.Code);
        message.Write(shown);
    }

    private static void Write(MemoryStream message, int number)
    {
        message.WriteByte((byte)(number >> 8));
        message.WriteByte((byte)number);
    }
}
