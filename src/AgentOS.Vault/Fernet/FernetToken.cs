using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AgentOS.Vault.Fernet;

/// <summary>
/// Tokens of Fernet, version 0x80 (fernet/spec): Version ‖ Timestamp ‖ IV ‖ Ciphertext ‖ HMAC in URL-safe base 64 with padding, encrypted by AES-128-CBC with
/// PKCS #7 padding and signed by HMAC-SHA256 over everything before it.
/// </summary>
internal static class FernetToken
{
    private const byte Version = 0x80;
    private const int TimeOffset = 1, IvOffset = 9, CipherOffset = 25;
    private const int IvLength = 16, BlockLength = 16, SignatureLength = 32;

    // What the reference implementations allow clocks to differ by.
    private static readonly TimeSpan s_clockSkew = TimeSpan.FromSeconds(60);

    /// <summary>Makes a token.</summary>
    /// <param name="key">Key.</param>
    /// <param name="message">What only its holder can read.</param>
    /// <param name="now">When: whole seconds of it are readable by everybody.</param>
    public static string Encrypt(FernetKey key, ReadOnlySpan<byte> message, DateTimeOffset now)
    {
        Span<byte> iv = stackalloc byte[IvLength];
        RandomNumberGenerator.Fill(iv);
        return Encrypt(key, message, now, iv);
    }

    /// <inheritdoc cref="Encrypt(FernetKey, ReadOnlySpan{byte}, DateTimeOffset)"/>
    internal static string Encrypt(FernetKey key, ReadOnlySpan<byte> message, DateTimeOffset now, ReadOnlySpan<byte> iv)
    {
        using Aes aes = Aes.Create();
        aes.Key = key.Encryption.ToArray(); // SetKey is of .NET 10.
        byte[] token = new byte[CipherOffset + aes.GetCiphertextLengthCbc(message.Length) + SignatureLength];
        token[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(token.AsSpan(TimeOffset), now.ToUnixTimeSeconds());
        iv.CopyTo(token.AsSpan(IvOffset));
        Span<byte> signature = token.AsSpan(token.Length - SignatureLength);
        aes.EncryptCbc(message, iv, token.AsSpan(CipherOffset, token.Length - CipherOffset - SignatureLength));
        HMACSHA256.HashData(key.Signing, token.AsSpan(0, token.Length - SignatureLength), signature);
        return Text(token);
    }

    /// <summary>Reads a token, whatever its age.</summary>
    /// <returns>The message, which the caller wipes; null when the token is none of this key's. Nothing tells why.</returns>
    public static byte[]? Decrypt(FernetKey key, string text) => Decode(text) is { } token && IsSigned(key, token) ? Decrypt(key, token) : null;

    /// <summary>Reads a token that is no older than a time.</summary>
    /// <inheritdoc cref="Decrypt(FernetKey, string)"/>
    public static byte[]? Decrypt(FernetKey key, string text, TimeSpan timeToLive, DateTimeOffset now)
    {
        if (Decode(text) is not { } token || !IsSigned(key, token))
            return null;
        ulong made = BinaryPrimitives.ReadUInt64BigEndian(token.AsSpan(TimeOffset));
        long present = now.ToUnixTimeSeconds();
        bool isDated = made <= (ulong)(present + (long)s_clockSkew.TotalSeconds) && (long)made + (long)timeToLive.TotalSeconds >= present;
        return isDated ? Decrypt(key, token) : null;
    }

    private static byte[]? Decode(string text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        byte[] token = Base64Url.DecodeFromChars(text);
        int cipherLength = token.Length - CipherOffset - SignatureLength;
        // One spelling only: bits that decoding ignores would be room for changes that nobody sees.
        return cipherLength >= BlockLength && cipherLength % BlockLength == 0 && token[0] == Version && Text(token) == text ? token : null;
    }

    private static bool IsSigned(FernetKey key, ReadOnlySpan<byte> token)
    {
        Span<byte> expected = stackalloc byte[SignatureLength];
        HMACSHA256.HashData(key.Signing, token[..^SignatureLength], expected);
        return CryptographicOperations.FixedTimeEquals(expected, token[^SignatureLength..]);
    }

    private static byte[]? Decrypt(FernetKey key, ReadOnlySpan<byte> token)
    {
        using Aes aes = Aes.Create();
        aes.Key = key.Encryption.ToArray(); // SetKey is of .NET 10.
        try
        {
            return aes.DecryptCbc(token[CipherOffset..^SignatureLength], token.Slice(IvOffset, IvLength));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Text(ReadOnlySpan<byte> token)
    {
        StringBuilder text = new(Base64Url.EncodeToString(token));
        return text.Append('=', (4 - (text.Length % 4)) % 4).ToString();
    }
}
