using System.Text;

namespace AgentOS.Network.Tls;

/// <summary>
/// Finds the ClientHello at the beginning of a TLS connection (RFC 8446, 4.1.2 and 5.1), however it is divided into records. It is stricter than servers
/// have to be: what one server could read differently from another is refused.
/// </summary>
public static class ClientHelloReader
{
    /// <summary>No hello is longer, in bytes with its records.</summary>
    public const int MaximumLength = 64 * 1024;

    private const int RecordHeader = 5, HandshakeHeader = 4, LongestRecord = 1 << 14, RandomLength = 32, LongestSession = 32;
    private const byte HandshakeRecord = 22, ClientHelloMessage = 1, MajorVersion = 3;
    private const int ServerNameExtension = 0, ProtocolExtension = 16, EncryptedHelloExtension = 0xfe0d; // RFC 9849.
    private const int EncryptedServerNameExtension = 0xffce; // ESNI, the drafts before.

    /// <summary>Whether a connection that begins with this byte is TLS.</summary>
    public static bool IsTls(byte first) => first == HandshakeRecord;

    /// <summary>Reads as much as has come.</summary>
    /// <param name="received">Everything since the connection began.</param>
    /// <returns>Null when more must come.</returns>
    /// <exception cref="FormatException">It is no hello, or one that can be read in two ways; says why.</exception>
    public static ClientHello? TryRead(ReadOnlySpan<byte> received)
    {
        byte[] message = new byte[Math.Min(received.Length, MaximumLength)];
        int length = 0;
        ReadOnlySpan<byte> rest = received;
        while (rest.Length > 0)
        {
            if (!TryTakeRecord(ref rest, out ReadOnlySpan<byte> fragment))
                break;
            if (length + fragment.Length > message.Length)
                throw new FormatException("the hello is longer than 64 KiB");
            fragment.CopyTo(message.AsSpan(length));
            length += fragment.Length;
            if (length >= HandshakeHeader && length >= Needed(message))
                return length == Needed(message) ? Parse(message.AsSpan(HandshakeHeader, length - HandshakeHeader)) : throw new FormatException("something follows the hello in its record");
        }

        return received.Length >= MaximumLength ? throw new FormatException("the hello is longer than 64 KiB") : null;
    }

    private static bool TryTakeRecord(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> fragment)
    {
        fragment = default;
        if (rest[0] != HandshakeRecord || (rest.Length > 1 && rest[1] != MajorVersion))
            throw new FormatException("it is no TLS handshake");
        if (rest.Length < RecordHeader)
            return false;
        int length = (rest[3] << 8) | rest[4];
        if (length is 0 or > LongestRecord)
            throw new FormatException("a record has no possible length");
        if (rest.Length < RecordHeader + length)
            return false;
        fragment = rest.Slice(RecordHeader, length);
        rest = rest[(RecordHeader + length)..];
        return true;
    }

    private static int Needed(ReadOnlySpan<byte> message)
    {
        int needed = HandshakeHeader + ((message[1] << 16) | (message[2] << 8) | message[3]);
        return message[0] != ClientHelloMessage ? throw new FormatException("the handshake does not begin with a client's hello")
            : needed > MaximumLength ? throw new FormatException("the hello is longer than 64 KiB")
            : needed;
    }

    private static ClientHello Parse(ReadOnlySpan<byte> body)
    {
        TlsBytes hello = new(body);
        if (hello.Number16() >> 8 != MajorVersion)
            throw new FormatException("the version is none of TLS");
        hello.Take(RandomLength);
        if (hello.Vector8().Length > LongestSession)
            throw new FormatException("the session's number is too long");
        if (hello.Vector16().IsEmpty || hello.Vector8().IsEmpty)
            throw new FormatException("it has no ciphers");
        ClientHello read = hello.IsEmpty ? new ClientHello(null, [], false) : Extensions(hello.Vector16());
        return hello.IsEmpty ? read : throw new FormatException("something follows the extensions");
    }

    private static ClientHello Extensions(ReadOnlySpan<byte> list)
    {
        TlsBytes extensions = new(list);
        HashSet<int> seen = [];
        string? name = null;
        string[] protocols = [];
        while (!extensions.IsEmpty)
        {
            int type = extensions.Number16();
            ReadOnlySpan<byte> value = extensions.Vector16();
            if (!seen.Add(type))
                throw new FormatException("an extension is there twice");
            if (type == ServerNameExtension)
                name = ServerName(value);
            else if (type == ProtocolExtension)
                protocols = Protocols(value);
        }

        return new ClientHello(name, protocols, seen.Contains(EncryptedHelloExtension) || seen.Contains(EncryptedServerNameExtension));
    }

    /// <summary>RFC 6066, 3: a list, in which only one host name has ever had a meaning.</summary>
    private static string ServerName(ReadOnlySpan<byte> value)
    {
        TlsBytes extension = new(value);
        TlsBytes list = new(extension.Vector16());
        int type = list.Number8();
        ReadOnlySpan<byte> name = list.Vector16();
        if (type != 0 || !list.IsEmpty || !extension.IsEmpty)
            throw new FormatException("there is not exactly one server name");
        return name.IsEmpty || name.ContainsAnyExceptInRange((byte)'!', (byte)'~') ? throw new FormatException("the server name has characters that no name has") : Encoding.ASCII.GetString(name);
    }

    private static string[] Protocols(ReadOnlySpan<byte> value)
    {
        TlsBytes extension = new(value);
        TlsBytes list = new(extension.Vector16());
        List<string> protocols = [];
        while (!list.IsEmpty)
            protocols.Add(Encoding.Latin1.GetString(list.Vector8()));
        return extension.IsEmpty ? [.. protocols] : throw new FormatException("something follows the protocols");
    }
}
