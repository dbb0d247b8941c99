using System.Text;
using AgentOS.Storage.Hashing;

namespace AgentOS.Store.Preparation;

/// <summary>What a prepared agent is called in the cache: the digest of what it was made of.</summary>
internal static class PreparationKey
{
    /// <summary>64 hexadecimal digits.</summary>
    public static string Of(string packageDigest, string command)
    {
        Span<byte> digest = stackalloc byte[Sha256.Length];
        Sha256.Compute(Encoding.UTF8.GetBytes($"{packageDigest}\n{command}"), digest);
        return Convert.ToHexStringLower(digest);
    }
}
