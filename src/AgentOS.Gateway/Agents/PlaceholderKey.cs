namespace AgentOS.Gateway.Agents;

/// <summary>What an agent has in place of a provider's key: its identity at the gateway, worth nothing anywhere else.</summary>
public static class PlaceholderKey
{
    /// <summary>How all of them begin, so that one that leaks is known for what it is.</summary>
    public const string Prefix = "sk-agentos-";

    private const int Bytes = 24;

    /// <summary>Makes one that nobody can guess.</summary>
    public static string New()
    {
        // As RandomNumberGenerator does it, without OpenSSL.
        byte[] random = new byte[Bytes];
        using FileStream source = new("/dev/urandom", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        source.ReadExactly(random);
        return Prefix + Convert.ToHexStringLower(random);
    }
}
