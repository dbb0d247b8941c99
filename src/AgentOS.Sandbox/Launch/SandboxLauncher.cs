using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox;

/// <summary>Executes plans.</summary>
public static class SandboxLauncher
{
    /// <summary>Plans and starts a sandbox; returns when its program is being started.</summary>
    /// <param name="specification">What to run.</param>
    /// <param name="streams">The program's standard streams.</param>
    /// <param name="ready">Hears what is in force, before the program's first instruction.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="SandboxErrors"/>.</exception>
    public static SandboxProcess Start(SandboxSpecification specification, StandardStreams streams, Action<EnforcementReport> ready)
    {
        using Cleanup cleanup = new();
        string bubblewrap = BubblewrapProgram.Require();
        string init = InitProgram.Require(specification.InitPath);
        SandboxSite site = cleanup.Add(SandboxSite.Open());
        SandboxPlan plan = SandboxPlanner.Plan(specification, site.Identity, site.StagingDirectory, init);
        LimitEnforcement limits = cleanup.Add(LimitEnforcement.Create(plan.Limits));
        LayerList layers = new(specification.Isolation, specification.Dispensable);
        limits.Report(layers);
        byte[] filter = SystemCallFilter.Compile(plan.Seccomp, layers);

        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        FrameChannel channel = cleanup.Add(new FrameChannel(ours));
        ours.ReceiveSenders();
        using LaunchDescriptors descriptors = new(plan, streams, theirs, specification.Descriptors);
        SandboxStart start = new(plan, site, init, bubblewrap, descriptors, layers);
        ChildProcess child;
        using (theirs)
            child = cleanup.Add(start.Spawn());
        try
        {
            channel.Send(FrameType.Launch, (Launch(plan, streams, limits, filter) with
            {
                InheritedDescriptors = specification.Descriptors.Count,
                FirstInherited = descriptors.FirstInherited,
            }).ToPayload());
            (ReadyMessage message, SafeFileHandle? terminal) = start.AwaitReady(channel);
            InnerLayers.Report(message, plan, layers);
            IReadOnlyList<SafeFileHandle> listeners = SandboxStart.Listen(channel, plan.Listeners);
            foreach (SafeFileHandle listener in listeners)
                cleanup.Add(listener);
            ProcessDescriptor first = cleanup.Add(ProcessDescriptor.Open(channel.PeerProcessId));
            limits.Add(channel.PeerProcessId);
            start.Release();
            if (terminal is not null)
                Terminal.SetSize(terminal, streams.TerminalSize);
            EnforcementReport report = layers.ToReport(plan);
            ready(report);
            channel.Send(FrameType.Go, []);
            cleanup.Keep();
            return new SandboxProcess(channel, child, first, terminal, limits, site, report) { Listeners = listeners };
        }
        catch (LinuxException failure)
        {
            start.Release();
            child.Signal(Signals.Kill);
            throw StartFailure.Describe(descriptors.Messages, failure);
        }
        catch
        {
            start.Release();
            child.Signal(Signals.Kill);
            throw;
        }
    }

    private static LaunchMessage Launch(SandboxPlan plan, StandardStreams streams, LimitEnforcement limits, byte[] filter) =>
        new(plan.Command, plan.Environment, plan.WorkingDirectory, filter)
        {
            InputDescriptor = SandboxPlan.ProgramDescriptor,
            OutputDescriptor = SandboxPlan.ProgramDescriptor + 1,
            ErrorDescriptor = SandboxPlan.ProgramDescriptor + 2,
            TerminalDescriptors = streams.Terminals,
            ScopeWithLandlock = Landlock.Version >= Landlock.FirstVersionWithScopes,
            ProcessLimit = limits.ProcessesByResourceLimit,
            WatchedMemory = limits.WatchedMemory,
            CapturesNetwork = plan.Network == NetworkMode.Allow,
        };
}
