using System.Text;
using AgentOS.Storage.Hashing;

namespace AgentOS.Store.Preparation;

/// <summary>What a prepared agent is called in the cache: the digest of what it was made of.</summary>
internal static class PreparationKey
{
    /// <summary>64 hexadecimal digits.</summary>
    /// <param name="packageDigest">The package's content.</param>
    /// <param name="command">What makes it.</param>
    /// <param name="image">In which image; null is this machine's own programs.</param>
    public static string Of(string packageDigest, string command, string? image)
    {
        Span<byte> digest = stackalloc byte[Sha256.Length];
        Sha256.Compute(Encoding.UTF8.GetBytes(image is null ? $"{packageDigest}\n{command}" : $"{packageDigest}\n{command}\n{image}"), digest);
        return Convert.ToHexStringLower(digest);
    }
}
