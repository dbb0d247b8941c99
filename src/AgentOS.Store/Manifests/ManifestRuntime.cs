namespace AgentOS.Store.Manifests;

/// <summary>How an agent is started.</summary>
/// <param name="RunCommand">A line for the shell, run in the agent's folder; it is the agent.</param>
public sealed record ManifestRuntime(string RunCommand)
{
    /// <summary>In which language it is written; says nothing about how it is run.</summary>
    public string Language { get; init; } = "python";

    /// <summary>Whether it speaks the Ooze protocol or has a terminal.</summary>
    public AgentMode Mode { get; init; }

    /// <summary>A line for the shell, run once before the first start.</summary>
    public string? SetupCommand { get; init; }

    /// <summary>A file of the package that lists what it needs; must exist.</summary>
    public string? Dependencies { get; init; }

    /// <summary>The model it is made for.</summary>
    public ManifestModel? DefaultModel { get; init; }

    /// <summary>The provider whose key it needs when it names no keys: <c>default_provider</c>, else the model's.</summary>
    public string? DefaultProvider { get; init; }

    /// <summary>What it may use of the machine.</summary>
    public ManifestResources Resources { get; init; } = new();
}
