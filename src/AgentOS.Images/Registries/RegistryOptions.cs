namespace AgentOS.Images.Registries;

/// <summary>How registries are spoken to.</summary>
public sealed record RegistryOptions
{
    /// <summary>What this user has.</summary>
    public RegistryCredentials Credentials { get; init; } = RegistryCredentials.None;

    /// <summary>HTTP without TLS. Registries on this machine itself are always spoken to so.</summary>
    public bool IsPlain { get; init; }

    /// <summary>How long a connection may be silent.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a transfer that brought nothing new is tried again.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>How long is waited before the first of them; twice as long before each further one.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);
}
