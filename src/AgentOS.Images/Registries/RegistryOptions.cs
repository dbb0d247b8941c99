using AgentOS.Errors;
using AgentOS.Images.References;

namespace AgentOS.Images.Registries;

/// <summary>How registries are spoken to.</summary>
public sealed record RegistryOptions
{
    private const string MirrorVariable = "AGENT_REGISTRY_MIRROR";

    /// <summary>What this user has.</summary>
    public RegistryCredentials Credentials { get; init; } = RegistryCredentials.None;

    /// <summary>HTTP without TLS. Registries on this machine itself are always spoken to so.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Host, with port if it has one, that is asked in place of docker.io; its own credentials are shown to it, and none of docker.io's. Null is docker.io itself.</summary>
    public string? Mirror { get; init; }

    /// <summary>How long a connection may be silent.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a transfer that brought nothing new is tried again.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>How long is waited before the first of them; twice as long before each further one.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>As this user has set it: credentials as <c>docker login</c> keeps them, and <c>AGENT_REGISTRY_MIRROR</c>.</summary>
    /// <param name="isPlain">HTTP without TLS.</param>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.BadReference"/>: the variable names no host.</exception>
    public static RegistryOptions OfThisUser(bool isPlain = false)
    {
        string? mirror = Environment.GetEnvironmentVariable(MirrorVariable) is { Length: > 0 } given ? given : null;
        if (mirror is not null && !RegistryHost.IsValid(mirror))
            throw new AgentOSException(ImageErrors.BadReference, "use", $"{MirrorVariable}={mirror}", "it is HOST[:PORT]");
        return new() { Credentials = RegistryCredentials.OfThisUser(), IsPlain = isPlain, Mirror = mirror };
    }
}
