using System.Text;
using AgentOS.Network.Http;
using AgentOS.Network.Policy;
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

    /// <summary>Puts values in the place of placeholders where they belong; placeholders anywhere else in the head are noted.</summary>
    /// <param name="host">In its one spelling.</param>
    /// <param name="isProtected">Whether nobody on the way to the host can read along.</param>
    /// <param name="request">Is changed.</param>
    /// <param name="note">Takes what is to be recorded; nothing of it ends the exchange.</param>
    /// <returns>Who must see the rest of the exchange; null when there are no secrets.</returns>
    public SecretFilter? Prepare(string host, bool isProtected, RequestHead request, Action<Refusal> note)
    {
        if (_all.Count == 0)
            return null;
        IReadOnlyList<SecretBinding> injected = isProtected ? [.. _all.Where(secret => secret.Host.Matches(host) && SecretInjection.Inject(secret, request))] : [];
        byte[] head = request.ToBytes();
        foreach (SecretBinding secret in _all.Where((_, index) => new PatternScanner(_placeholders[index]).Scan(head)))
            note(SecretRefusals.Misuse(secret, host, "the head of a request"));
        if (injected.Count > 0)
            AskForReadable(request);
        return new SecretFilter(host, this, injected, note);
    }

    /// <summary>Scanners for a body, one for each secret's placeholder.</summary>
    internal IReadOnlyList<(SecretBinding Secret, PatternScanner Scanner)> Scanners() => [.. _all.Select((secret, index) => (secret, new PatternScanner(_placeholders[index])))];

    /// <summary>What comes back must be readable, to see whether a secret is in it: not compressed, and WebSocket without its compression (RFC 7692).</summary>
    private static void AskForReadable(RequestHead request)
    {
        request.Header.Set("Accept-Encoding", "identity");
        request.Header.Remove("Sec-WebSocket-Extensions");
    }
}
