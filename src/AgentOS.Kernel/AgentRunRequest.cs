using AgentOS.Fuse;
using AgentOS.Kernel.Delegation;
using AgentOS.Kernel.Models;
using AgentOS.Machines;
using AgentOS.Network.Policy;
using AgentOS.Sandbox;
using AgentOS.Storage;
using AgentOS.Vault.Secrets;

namespace AgentOS.Kernel;

/// <summary>One program to run as an agent.</summary>
/// <param name="Database">The agent's file; made when it does not exist.</param>
/// <param name="Sandbox">What to run and how it is confined. The mount of <see cref="AgentRun.MountPoint"/> is added to it.</param>
public sealed record AgentRunRequest(DatabaseLocation Database, SandboxSpecification Sandbox)
{
    /// <summary>
    /// The host directory the agent works on: shown at its own path, copy-on-write, its changes kept in the agent's file. Absolute and without
    /// links; null is none.
    /// </summary>
    public string? Workspace { get; init; }

    /// <summary>Where the agent's files are shown as well, as the home directory of its programs; null shows them at <see cref="AgentRun.MountPoint"/> only.</summary>
    public string? Home { get; init; }

    /// <summary>Directories at the root of its files that are made when they are not there: names.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>Other files whose trees it sees, which outlive its own; made when they do not exist.</summary>
    public IReadOnlyList<PersistentTree> Persistent { get; init; } = [];

    /// <summary>Directories of the host that it sees at other places and may change for as long as it runs.</summary>
    public IReadOnlyList<ScratchLayer> Layers { get; init; } = [];

    /// <summary>
    /// Whether nobody sits at the program: it gets a terminal that others attach to.
    /// </summary>
    public bool IsDetached { get; init; }

    /// <summary>The machine of its own it runs in; null is a sandbox of namespaces.</summary>
    public MachineSpecification? Machine { get; init; }

    /// <summary>The program's standard streams, when somebody sits at it.</summary>
    public StandardStreams Streams { get; init; } = StandardStreams.Inherited;

    /// <summary>
    /// Whether no kernel has it: <c>agentos ps</c> lists it, exec, attach and stop reach it, and it finds a kernel of its own where it looks for one.
    /// </summary>
    public bool StandsAlone { get; init; } = true;

    /// <summary>The program's way to language models; null is none, and so is one without a configuration.</summary>
    public ModelAccess? Models { get; init; }

    /// <summary>
    /// The file of the agent that runs it for itself, absolute: of whose share of language models it has a part, and below which <c>agentos ps --tree</c> shows it. Null is nobody.
    /// </summary>
    public string? PartOf { get; init; }

    /// <summary>The agents it may run for itself; null is none. They end with it; owned by the run.</summary>
    public IAgentDelegation? Delegation { get; init; }

    /// <summary>By which it asks them when a kernel has it.</summary>
    internal ModelAsker? Asker { get; init; }

    /// <summary>
    /// What its programs may reach by name; they reach nothing else, whatever network <see cref="Sandbox"/> has. Null leaves that network.
    /// </summary>
    public EgressPolicy? Network { get; init; }

    /// <summary>Whether its connections can be looked into although no rule of <see cref="Network"/> and no secret wants it yet.</summary>
    public bool IsInspected { get; init; }

    /// <summary>
    /// Secrets its requests are given on their way out; it has placeholders in its variables. Wiped when the run is disposed. Needs <see cref="Network"/>.
    /// </summary>
    public IReadOnlyList<SecretBinding> Secrets { get; init; } = [];

    /// <summary>Variables of <see cref="Sandbox"/> that hold a secret in clear text: what the report warns of.</summary>
    public IReadOnlyList<string> ExposedSecrets { get; init; } = [];

    /// <summary>How long the program may run; null is no limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Hears every operation on the agent's files; null costs nothing.</summary>
    public IOperationTrace? FileTrace { get; init; }

    /// <summary>The clock of the time limit.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
