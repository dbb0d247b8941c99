using System.Text;
using AgentOS.Storage.Hashing;

namespace AgentOS.Store.Sessions;

/// <summary>File names for names that are too long for one.</summary>
internal static class LongNames
{
    // No encoded name begins with two escapes' signs.
    private const string Mark = "__";

    public static string Hash(string name)
    {
        Span<byte> digest = stackalloc byte[Sha256.Length];
        Sha256.Compute(Encoding.UTF8.GetBytes(name), digest);
        return Mark + Convert.ToHexStringLower(digest);
    }
}
