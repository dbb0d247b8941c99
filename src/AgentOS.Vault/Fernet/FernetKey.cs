using System.Buffers.Text;
using System.Security.Cryptography;

namespace AgentOS.Vault.Fernet;

/// <summary>A key of Fernet: 16 bytes that sign, then 16 bytes that encrypt (fernet/spec, "Key Format"). Wiped when disposed.</summary>
internal sealed class FernetKey : IDisposable
{
    /// <summary>Bytes of both halves.</summary>
    public const int Length = 32;

    private const int Half = Length / 2;

    // Pinned: the collector makes no copies of it that stay behind.
    private readonly byte[] _bytes = GC.AllocateArray<byte>(Length, pinned: true);

    /// <summary>Takes 32 bytes.</summary>
    /// <exception cref="FormatException">They are not 32.</exception>
    public FernetKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new FormatException("a key of Fernet has 32 bytes");
        bytes.CopyTo(_bytes);
    }

    /// <summary>Reads one as it is written: URL-safe base 64.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static FernetKey Parse(string text) => new(Base64Url.DecodeFromChars(text));

    /// <summary>The key of HMAC-SHA256.</summary>
    public ReadOnlySpan<byte> Signing => _bytes.AsSpan(0, Half);

    /// <summary>The key of AES-128.</summary>
    public ReadOnlySpan<byte> Encryption => _bytes.AsSpan(Half);

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);
}
