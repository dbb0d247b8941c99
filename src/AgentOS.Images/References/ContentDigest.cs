using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace AgentOS.Images.References;

/// <summary>The SHA-256 of a blob, written <c>sha256:</c> and 64 small hexadecimal digits. No other algorithm is taken.</summary>
/// <param name="Hex">The digits.</param>
public readonly record struct ContentDigest(string Hex)
{
    private const string Prefix = "sha256:";
    private const int Digits = 64;

    private static readonly SearchValues<char> s_hex = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContentDigest digest)
    {
        digest = default;
        if (text is null || text.Length != Prefix.Length + Digits || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        string hex = text[Prefix.Length..];
        if (hex.AsSpan().ContainsAnyExcept(s_hex))
            return false;
        digest = new(hex);
        return true;
    }

    /// <summary>The digest of bytes.</summary>
    public static ContentDigest Of(ReadOnlySpan<byte> content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));

    /// <summary>The digest that a hash came to.</summary>
    public static ContentDigest Of(IncrementalHash hash) => new(Convert.ToHexStringLower(hash.GetHashAndReset()));

    /// <summary>The first twelve digits, for people.</summary>
    public string Short => Hex[..12];

    /// <inheritdoc/>
    public override string ToString() => Prefix + Hex;
}
