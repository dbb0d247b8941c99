using System.Security.Cryptography;
using System.Text;
using AgentOS.Linux.Private;
using AgentOS.Vms;

namespace AgentOS.Server.E2b.Control;

/// <summary>
/// Tokens for what is in a sandbox, one each: a keyed hash of its id, so that nothing is kept of them and they hold after a restart. The key is in the state directory, readable by its user alone.
/// </summary>
internal sealed class EnvdTokens(VmDirectories directories)
{
    private const string KeyFile = "envd.key";
    private const int KeyBytes = 32;

    private readonly Lazy<byte[]> _key = new(() => ReadKey(directories));

    /// <summary>That of a sandbox.</summary>
    public string Of(string sandbox) => Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(sandbox)));

    /// <summary>Whether a token is a sandbox's.</summary>
    public bool Are(string sandbox, string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(sandbox)), Encoding.UTF8.GetBytes(given));

    /// <summary>Whether a link to a file was signed with a sandbox's token: <c>v1_</c> and the hash of path, operation, user, token and, if it ends, when.</summary>
    public bool HasSigned(string sandbox, string path, string operation, string user, string? expiration, string signature)
    {
        string text = $"{path}:{operation}:{user}:{Of(sandbox)}{(expiration is null ? "" : $":{expiration}")}";
        string expected = "v1_" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))).TrimEnd('=');
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature));
    }

    private static byte[] ReadKey(VmDirectories directories)
    {
        using PrivateDirectory keys = PrivateDirectory.Open(Path.Combine(directories.Root, "keys"));
        using IDisposable held = keys.Lock();
        if (keys.Read(KeyFile, KeyBytes) is { Length: KeyBytes } key)
            return key;
        byte[] made = RandomNumberGenerator.GetBytes(KeyBytes);
        keys.Replace(KeyFile, made);
        return made;
    }
}
