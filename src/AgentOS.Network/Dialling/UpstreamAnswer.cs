using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace AgentOS.Network.Dialling;

/// <summary>Reads answers of a name server. Addresses count whoever's name they are given for: a server that follows an alias tells them all, and who is trusted with the name is trusted with its aliases.</summary>
internal static class UpstreamAnswer
{
    private const int Header = 12, Fixed = 10, NoSuchName = 3, AddressRecord = 1;
    private const byte Response = 0x80, Truncated = 0x02, CodeMask = 0x0f, Pointer = 0xc0;

    /// <summary>Whether it answers that question: the same number and the same words.</summary>
    public static bool IsTo(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> question) =>
        answer.Length >= question.Length && answer[..2].SequenceEqual(question[..2]) && (answer[2] & Response) != 0 && answer[Header..question.Length].SequenceEqual(question[Header..]);

    /// <summary>Whether it has to be asked for by TCP.</summary>
    public static bool IsTruncated(ReadOnlySpan<byte> answer) => (answer[2] & Truncated) != 0;

    /// <summary>The addresses in it; none for a name that does not exist.</summary>
    /// <exception cref="SocketException">The server failed, or its answer cannot be read.</exception>
    public static IReadOnlyList<IPAddress> Read(ReadOnlySpan<byte> answer, ushort type)
    {
        int code = answer[3] & CodeMask;
        if (code is not 0 and not NoSuchName)
            throw new SocketException((int)SocketError.TryAgain);
        List<IPAddress> addresses = [];
        int at = SkipName(answer, Header) + 4;
        for (int left = Number(answer, 6); left > 0; left--)
        {
            at = SkipName(answer, at);
            int length = Number(answer, at + 8);
            if (at + Fixed + length > answer.Length)
                throw Bad();
            if (Number(answer, at) == type && length == (type == AddressRecord ? 4 : 16))
                addresses.Add(new IPAddress(answer.Slice(at + Fixed, length)));
            at += Fixed + length;
        }

        return addresses;
    }

    private static int SkipName(ReadOnlySpan<byte> answer, int at)
    {
        while (at < answer.Length && answer[at] is not 0 and < Pointer)
            at += answer[at] + 1;
        return at >= answer.Length ? throw Bad() : at + (answer[at] == 0 ? 1 : 2);
    }

    private static int Number(ReadOnlySpan<byte> answer, int at) => at + 2 <= answer.Length ? BinaryPrimitives.ReadUInt16BigEndian(answer[at..]) : throw Bad();

    private static SocketException Bad() => new((int)SocketError.NoRecovery);
}
