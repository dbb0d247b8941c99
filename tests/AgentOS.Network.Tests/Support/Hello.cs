using System.Buffers.Binary;
using System.Text;

namespace AgentOS.Network.Tests.Support;

/// <summary>Makes TLS hellos, good and bad ones.</summary>
internal static class Hello
{
    public const int ServerNameType = 0, AlpnType = 16, KeyShareType = 51, EncryptedType = 0xfe0d;

    /// <summary>A hello in one record.</summary>
    public static byte[] For(string? name, params (int Type, byte[] Value)[] more) =>
        Record(Message([.. name is null ? [] : new[] { (ServerNameType, ServerName(name)) }, (AlpnType, [0, 3, 2, (byte)'h', (byte)'2']), .. more]));

    public static byte[] ServerName(params string[] names)
    {
        byte[] list = [.. names.SelectMany(name => (byte[])[0, .. Number(name.Length), .. Encoding.Latin1.GetBytes(name)])];
        return [.. Number(list.Length), .. list];
    }

    public static byte[] Message((int Type, byte[] Value)[] extensions)
    {
        byte[] list = [.. extensions.SelectMany(extension => (byte[])[.. Number(extension.Type), .. Number(extension.Value.Length), .. extension.Value])];
        byte[] body = [3, 3, .. new byte[32], 0, 0, 2, 0x13, 0x01, 1, 0, .. Number(list.Length), .. list];
        return [1, (byte)(body.Length >> 16), .. Number(body.Length & 0xffff), .. body];
    }

    public static byte[] Record(ReadOnlySpan<byte> fragment) => [22, 3, 1, .. Number(fragment.Length), .. fragment];

    /// <summary>The same message in records of so many bytes.</summary>
    public static byte[] Split(byte[] message, int size) => [.. message.Chunk(size).SelectMany(fragment => Record(fragment))];

    private static byte[] Number(int number)
    {
        byte[] bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)number);
        return bytes;
    }
}
