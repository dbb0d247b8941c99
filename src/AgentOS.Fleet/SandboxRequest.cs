using AgentOS.Fleet.Records;

namespace AgentOS.Fleet;

/// <summary>A sandbox to be made.</summary>
public sealed record SandboxRequest
{
    /// <summary>The rule that allows every public name, at the ports of the web.</summary>
    public const string Everything = "*";

    /// <summary>What isolates it.</summary>
    public SandboxTier Tier { get; init; }

    /// <summary>Language of a VM: python, node, ruby, go and their other names.</summary>
    public string Language { get; init; } = "python";

    /// <summary>Image of a VM; null is its language's.</summary>
    public string? Image { get; init; }

    /// <summary>Processors; a VM's is a whole number. Null is no limit, in a VM one.</summary>
    public double? Cpus { get; init; }

    /// <summary>Memory in MiB; null is no limit, in a VM 256.</summary>
    public int? MemoryMiB { get; init; }

    /// <summary>Size of a VM's disk in MiB; null is 8192.</summary>
    public int? DiskMiB { get; init; }

    /// <summary>Processes and threads at a time in the process tier; null is the usual limit.</summary>
    public int? Processes { get; init; }

    /// <summary>
    /// What it may reach, as rules of <see cref="AgentOS.Network.Policy.EgressPolicy"/>: <c>NAME[:PORT] …</c>. Empty is no network at all.
    /// </summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>What beats <see cref="Allow"/>.</summary>
    public IReadOnlyList<string> Deny { get; init; } = [];

    /// <summary>Whether its programs reach this user's language models.</summary>
    public bool Models { get; init; }

    /// <summary>Variables of all its programs, as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Whether a VM has a <c>/persist</c> that can outlive it.</summary>
    public bool Persist { get; init; }

    /// <summary>Whether a VM has <c>/in</c> and <c>/out</c>.</summary>
    public bool Volumes { get; init; }

    /// <summary>What is written on it.</summary>
    public SandboxLabels Labels { get; init; } = new();
}
