using AgentOS.Linux;

namespace AgentOS.Sandbox;

/// <summary>Everything a start will do, decided and printable; nothing has been touched yet.</summary>
/// <param name="Identity">Who the processes are.</param>
/// <param name="Mounts">Mounts in the order they are made.</param>
/// <param name="Layout">All steps of the file system, mounts included.</param>
/// <param name="InitHostPath">Where bubblewrap takes agentos-init from.</param>
/// <param name="Command">What agentos-init starts.</param>
/// <param name="Environment">Whole environment as <c>NAME=value</c>.</param>
/// <param name="WorkingDirectory">Where the program starts.</param>
/// <param name="Limits">Resource limits.</param>
/// <param name="Network">Network.</param>
/// <param name="Seccomp">System call profile.</param>
public sealed record SandboxPlan(
    SandboxIdentity Identity,
    IReadOnlyList<PlannedMount> Mounts,
    IReadOnlyList<LayoutStep> Layout,
    string InitHostPath,
    IReadOnlyList<string> Command,
    IReadOnlyList<string> Environment,
    string WorkingDirectory,
    SandboxLimits Limits,
    NetworkMode Network,
    SeccompProfile Seccomp)
{
    /// <summary>Sockets bound in its network.</summary>
    public IReadOnlyList<ListeningAddress> Listeners { get; init; } = [];

    /// <summary>Devices of the host beyond the harmless ones.</summary>
    public IReadOnlyList<PlannedDevice> Devices { get; init; } = [];

    /// <summary>Where agentos-init lies inside.</summary>
    public const string InitPath = "/run/agentos/init";

    /// <summary>Descriptor of the control socket in bubblewrap and agentos-init.</summary>
    public const int ControlDescriptor = 3;

    /// <summary>Descriptor bubblewrap reads its arguments from.</summary>
    public const int ArgumentsDescriptor = 4;

    /// <summary>
    /// Descriptor of the program's standard input; its output and its error follow. 0 to 2 are bubblewrap's and agentos-init's own: they live as long as the sandbox, and a
    /// stream that they held could not end before.
    /// </summary>
    public const int ProgramDescriptor = 5;

    /// <summary>Descriptor of the first text file; the others follow in order.</summary>
    public const int FirstTextDescriptor = 8;

    /// <summary>The contents of text files, in the order of their descriptors.</summary>
    public IEnumerable<string> Texts => Layout.OfType<LayoutStep.Text>().Select(text => text.Content);

    /// <summary>bubblewrap's arguments without the program's own.</summary>
    public IEnumerable<string> BubblewrapArguments
    {
        get
        {
            List<string> arguments = [.. AgentOS.Sandbox.BubblewrapArguments.Namespaces(Identity, Network)];
            int descriptor = FirstTextDescriptor;
            foreach (LayoutStep step in Layout)
            {
                arguments.AddRange(AgentOS.Sandbox.BubblewrapArguments.Of(step, descriptor));
                descriptor += step is LayoutStep.Text ? 1 : 0;
            }

            return arguments;
        }
    }

    /// <summary>The plan as text, one step per line.</summary>
    public string Describe() => string.Join('\n', [
        $"user {Identity.UserId} (host {Identity.HostUserId})",
        $"network {Network}",
        .. Listeners.Select(address => $"listen {address}"),
        $"seccomp {Seccomp.Name}",
        $"processes {Limits.EffectiveProcesses}",
        .. Layout.Select(step => string.Join(' ', AgentOS.Sandbox.BubblewrapArguments.Of(step, 0))),
        $"run {string.Join(' ', Command)} in {WorkingDirectory}",
    ]);
}
