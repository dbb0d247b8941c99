using System.Text;
using AgentOS.Network.Http;
using AgentOS.Vault.Secrets;

namespace AgentOS.Network.Inspection.Secrets;

/// <summary>The secrets of one sandbox: puts their values into the requests they belong in, and sees placeholders anywhere else.</summary>
public sealed class SandboxSecrets
{
    private readonly IReadOnlyList<SecretBinding> _all;
    private readonly IReadOnlyList<byte[]>[] _placeholders;

    /// <summary>Takes them; the caller wipes them when the sandbox is over.</summary>
    public SandboxSecrets(IReadOnlyList<SecretBinding> secrets)
    {
        _all = secrets;
        _placeholders = [.. secrets.Select(secret => SecretPatterns.Of(Encoding.ASCII.GetBytes(secret.Placeholder)))];
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => _all.Count > 0;

    /// <summary>Whether one belongs to a host.</summary>
    /// <param name="host">In its one spelling.</param>
    public bool BelongTo(string host) => _all.Any(secret => secret.Host.Matches(host));

    /// <summary>Puts values in the place of placeholders where they belong.</summary>
    /// <param name="host">In its one spelling.</param>
    /// <param name="isProtected">Whether nobody on the way to the host can read along.</param>
    /// <param name="request">Is changed.</param>
    /// <returns>The secrets that are in it now.</returns>
    internal IReadOnlyList<SecretBinding> Inject(string host, bool isProtected, RequestHead request) =>
        isProtected ? [.. _all.Where(secret => secret.Host.Matches(host) && SecretInjection.Inject(secret, request))] : [];

    /// <summary>The secrets whose placeholders are left in a head.</summary>
    internal IReadOnlyList<SecretBinding> FindPlaceholders(RequestHead request)
    {
        byte[] head = request.ToBytes();
        return [.. _all.Where((_, index) => new PatternScanner(_placeholders[index]).Scan(head))];
    }

    /// <summary>Scanners for a body, one for each secret's placeholder.</summary>
    internal IReadOnlyList<(SecretBinding Secret, PatternScanner Scanner)> Scanners() => [.. _all.Select((secret, index) => (secret, new PatternScanner(_placeholders[index])))];
}
