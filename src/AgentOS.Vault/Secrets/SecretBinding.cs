using AgentOS.Policy.Hosts;

namespace AgentOS.Vault.Secrets;

/// <summary>One secret of a sandbox: what stands in its variable, what is really sent, and where. Disposing wipes the real value.</summary>
/// <param name="Variable">The environment variable that holds the placeholder.</param>
/// <param name="Placeholder">What the sandbox has.</param>
/// <param name="Value">What is sent.</param>
/// <param name="Host">The only host it is sent to.</param>
/// <param name="Place">The only place in a request it is put.</param>
public sealed record SecretBinding(string Variable, string Placeholder, SecretValue Value, HostPattern Host, SecretPlace Place) : IDisposable
{
    /// <summary>Names the variable, never the value.</summary>
    public override string ToString() => $"{Variable} for {Host}";

    /// <inheritdoc/>
    public void Dispose() => Value.Dispose();
}
