using System.Security.Cryptography;
using System.Text;
using AgentOS.Linux;

namespace AgentOS.Vault;

/// <summary>
/// A key in clear text, in memory. It shows itself to nobody who does not ask for it by name, and is wiped when disposed. A process that has had one leaves no core dumps.
/// </summary>
public sealed class SecretValue : IDisposable
{
    /// <summary>Bytes of the longest.</summary>
    public const int LongestLength = 8192;

    // Of a core dump, in bytes: less than a page is never written to a file, and exactly 1 also stops a dump into a program (core(5); fs/coredump.c).
    private const ulong NoCoreDump = 1;

    private readonly byte[] _bytes;

    static SecretValue() => ResourceLimit.Lower(ResourceLimit.Core, NoCoreDump);

    private SecretValue(ReadOnlySpan<byte> bytes)
    {
        // Pinned: the collector makes no copies of it that stay behind.
        _bytes = GC.AllocateArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(_bytes);
    }

    /// <summary>Takes a key as it was typed: 1 to 8192 printable ASCII characters without spaces, because it travels in lines of a protocol.</summary>
    /// <exception cref="Errors.AgentOSException"><see cref="VaultErrors.BadKey"/>.</exception>
    public static SecretValue Parse(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestLength || text.ContainsAnyExceptInRange('!', '~'))
            throw new Errors.AgentOSException(VaultErrors.BadKey, "take", "the key");
        byte[] bytes = new byte[text.Length];
        Encoding.ASCII.GetBytes(text, bytes);
        return Take(bytes);
    }

    /// <summary>Moves bytes into a value; the array is wiped.</summary>
    internal static SecretValue Take(Span<byte> bytes)
    {
        SecretValue value = new(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return value;
    }

    /// <summary>Another one with the same key, to be disposed on its own.</summary>
    public SecretValue Copy() => new(_bytes);

    /// <summary>The key as bytes of ASCII. Copy it as little as possible.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The key as text, which cannot be wiped: for interfaces that take nothing else.</summary>
    public string Reveal() => Encoding.ASCII.GetString(_bytes);

    /// <summary>Its first and last characters, of keys that are long enough to remain secret.</summary>
    public string Hint()
    {
        const int shown = 4, shortest = 6 * shown;
        return _bytes.Length < shortest ? "…" : $"{Encoding.ASCII.GetString(_bytes, 0, shown)}…{Encoding.ASCII.GetString(_bytes, _bytes.Length - shown, shown)}";
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(SecretValue);

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);
}
