using AgentOS.Errors;
using AgentOS.Images;
using AgentOS.Kernel;
using AgentOS.Machines;
using AgentOS.Sandbox;

namespace AgentOS.Vms.Runs;

/// <summary>A request that was made for a sandbox of namespaces, as it is run in a machine: nothing of it is left out in silence.</summary>
internal static class MachineRequest
{
    /// <summary>Makes it.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="image">The machine's image; its variables and directory are the program's, unless it has others.</param>
    /// <param name="machine">The machine.</param>
    /// <exception cref="AgentOSException"><see cref="VmErrors.NotInMachines"/>, <see cref="MachineErrors.MountNotPossible"/>.</exception>
    public static AgentRunRequest Of(AgentRunRequest request, Image image, MachineSpecification machine)
    {
        Demand(request);
        SandboxMount[] shown = [.. request.Sandbox.Mounts.Where(static mount => mount.Source is BindSource)];
        return request with
        {
            Machine = machine,
            Layers = [.. request.Layers, .. shown.Select(Layer)],
            Sandbox = request.Sandbox with
            {
                Mounts = [.. request.Sandbox.Mounts.Except(shown)],
                Environment = Merge(image.Configuration.Environment, request.Sandbox.Environment),
                WorkingDirectory = request.Sandbox.WorkingDirectory ?? request.Workspace ?? image.Configuration.WorkingDirectory,
                CurrentDirectory = request.Workspace,
            },
        };
    }

    /// <summary>Refuses what a machine does not have.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.NotInMachines"/>, <see cref="MachineErrors.MountNotPossible"/>.</exception>
    public static void Demand(AgentRunRequest request)
    {
        if (request.Sandbox.Network == NetworkMode.Host)
            throw new AgentOSException(VmErrors.NotInMachines, "start", "a microVM", "the host's network");
        if (request.Sandbox.TraceSystemCalls || request.FileTrace is not null)
            throw new AgentOSException(VmErrors.NotInMachines, "start", "a microVM", "tracing system calls");
        if (request.Delegation is not null)
            throw new AgentOSException(VmErrors.NotInMachines, "start", "a microVM", "running other agents: it finds no kernel's socket");
        foreach (SandboxMount mount in request.Sandbox.Mounts.Where(static mount => mount.Source is BindSource))
            _ = Layer(mount);
    }

    // Copy-on-write of which nothing stays, and mounted read-only: so the directory itself is only ever read.
    private static ScratchLayer Layer(SandboxMount mount)
    {
        string directory = ((BindSource)MountRule.Check(mount).Source).Path;
        return mount.IsReadOnly && Directory.Exists(directory)
            ? new ScratchLayer(mount.Destination, directory) { IsReadOnly = true }
            : throw new AgentOSException(MachineErrors.MountNotPossible, "mount at", mount.Destination, mount.IsReadOnly ? "it is no directory" : "the program would change it");
    }

    private static Dictionary<string, string> Merge(IReadOnlyList<string> image, IReadOnlyDictionary<string, string> wanted)
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        foreach (string variable in image)
            variables[variable.Split('=', 2)[0]] = variable.Split('=', 2)[^1];
        foreach ((string name, string value) in wanted)
            variables[name] = value;
        return variables;
    }
}
