using AgentOS.Fleet;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Run;

/// <summary>What isolates a program, and whether it may start with less.</summary>
/// <param name="Tier">Namespaces, or a machine of its own.</param>
/// <param name="Level">What happens when a layer cannot be had.</param>
internal sealed record IsolationChoice(SandboxTier Tier, IsolationLevel Level)
{
    /// <summary>When nobody says another.</summary>
    public static IsolationChoice Usual { get; } = new(SandboxTier.Process, IsolationLevel.Strict);

    /// <summary>Reads an option's value; null when it is none.</summary>
    public static IsolationChoice? TryParse(string text) => text switch
    {
        "process" or "strict" => Usual,
        "best-effort" => Usual with { Level = IsolationLevel.BestEffort },
        "microvm" => Usual with { Tier = SandboxTier.Vm },
        _ => null,
    };
}
