namespace AgentOS.Sandbox;

/// <summary>Makes the plan of a specification. Reads the host's file system, changes nothing.</summary>
public static class SandboxPlanner
{
    /// <summary>Plans a sandbox.</summary>
    /// <param name="specification">What to run.</param>
    /// <param name="identity">Who the processes will be.</param>
    /// <param name="stagingDirectory">A private directory below which staged sources will be mounted.</param>
    /// <param name="initPath">agentos-init on the host.</param>
    /// <exception cref="AgentOS.Errors.AgentOSException">A mount is not possible or not allowed.</exception>
    public static SandboxPlan Plan(SandboxSpecification specification, SandboxIdentity identity, string stagingDirectory, string initPath)
    {
        if (specification.Network == NetworkMode.Host && specification.Listeners.Count > 0)
            throw new ArgumentException("sockets of a sandbox need a network of its own", nameof(specification));
        CurrentDirectory current = CurrentDirectory.Of(specification);
        List<PlannedMount> mounts = [.. MountPlan.Of([.. current.Mounts, .. specification.Mounts], identity, stagingDirectory)];
        PlannedDevice[] devices = [.. specification.Devices.Select(path => PlannedDevice.Of(path, identity, stagingDirectory))];
        string init = identity.IsStaged ? Path.Combine(stagingDirectory, "init") : initPath;
        return new SandboxPlan(
            identity,
            mounts,
            [
                .. RootLayout.Steps(identity, specification.Home, specification.Limits),
                .. ResolverLayout.Steps(specification.Network),
                .. DeviceLayout.Steps(specification.Limits, devices),
                .. specification.Files.Select(file => new LayoutStep.Text(file.Key, file.Value)),
                .. mounts.SelectMany(MountPlan.Steps),
                new LayoutStep.BindReadOnly(init, SandboxPlan.InitPath),
                new LayoutStep.Seal("/"),
            ],
            init,
            specification.TraceSystemCalls ? SystemCallTrace.Wrap(specification.Command) : specification.Command,
            ProgramEnvironment.Build(specification),
            specification.WorkingDirectory ?? current.Visible ?? specification.Home,
            specification.Limits,
            specification.Network,
            specification.TraceSystemCalls ? SeccompProfile.Traceable : SeccompProfile.Standard)
        {
            Listeners = specification.Listeners,
            Devices = devices,
        };
    }
}
