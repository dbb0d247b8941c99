using AgentOS.Policy.Commands;
using AgentOS.Policy.Files;
using AgentOS.Policy.Hosts;

namespace AgentOS.Policy;

/// <summary>
/// Everything somebody may do; it never changes, others take its place. What no rule allows is denied: an empty list allows nothing. What a rule blocks
/// is denied, whatever else allows it.
/// </summary>
public sealed partial record AgentPolicy
{
    /// <summary>What <see cref="Level"/> is when it is none.</summary>
    public const string Custom = "custom";

    /// <summary>The level it is, by its name, or <c>custom</c>.</summary>
    public required string Level { get; init; }

    /// <summary>Where its rights come from: <c>level standard</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>What may be done at all.</summary>
    public required RightSet Rights { get; init; }

    /// <summary>Paths that may be read.</summary>
    public IReadOnlyList<Rule<GlobPattern>> Readable { get; init; } = [];

    /// <summary>Paths that may be written.</summary>
    public IReadOnlyList<Rule<GlobPattern>> Writable { get; init; } = [];

    /// <summary>Paths that may be neither, with all that is below them.</summary>
    public IReadOnlyList<Rule<GlobPattern>> BlockedPaths { get; init; } = [];

    /// <summary>Commands that may be run.</summary>
    public IReadOnlyList<Rule<CommandPattern>> Commands { get; init; } = [];

    /// <summary>Commands that may not.</summary>
    public IReadOnlyList<Rule<CommandPattern>> BlockedCommands { get; init; } = [];

    /// <summary>Hosts that may be reached.</summary>
    public IReadOnlyList<Rule<HostPattern>> Network { get; init; } = [];

    /// <summary>HTTP methods that may be used, in capital letters; <c>*</c> is every one.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>What may be used of language models.</summary>
    public LlmQuota Llm { get; init; } = LlmQuota.Unlimited;

    /// <summary>How long one command may run, in milliseconds, 1 and up.</summary>
    public required int MaxExecTimeMs { get; init; }
}
