namespace AgentOS.Store.Manifests;

/// <summary>A provider's key that an agent uses, and never sees.</summary>
/// <param name="Provider">Its name: <c>^[a-z][a-z0-9-]*$</c>.</param>
/// <param name="Variable">The environment variable the agent finds the placeholder in.</param>
/// <param name="IsRequired">Whether it cannot run without.</param>
public sealed record ManifestKey(string Provider, string Variable, bool IsRequired)
{
    /// <summary>The only host the key is sent to; null is the known provider's.</summary>
    public string? Domain { get; init; }

    /// <summary>How it is sent: <c>bearer</c>, <c>x-api-key</c>, <c>x-subscription-token</c>, <c>header</c>, <c>header=NAME</c>, <c>query=NAME</c>; null is the known provider's way.</summary>
    public string? AuthenticationStyle { get; init; }

    /// <summary>A variable that is to hold the provider's address.</summary>
    public string? BaseUrlVariable { get; init; }

    /// <summary>Whether it asks to have the key itself, and not a placeholder.</summary>
    public bool IsPassedThrough { get; init; }
}
