using AgentOS.Linux;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox;

/// <summary>One start on its way: stages the sources, spawns bubblewrap, waits for agentos-init.</summary>
internal sealed class SandboxStart(
    SandboxPlan plan, SandboxSite site, string initPath, string bubblewrap, LaunchDescriptors descriptors, LayerList layers)
{
    private const string ArgumentsOption = "--args";

    private bool _released;

    public ChildProcess Spawn()
    {
        try
        {
            return ChildProcess.Start(Prepare);
        }
        catch (LinuxException failure)
        {
            Release();
            throw StartFailure.Describe("", failure);
        }
    }

    /// <summary>Blocks until the sandbox is prepared from inside.</summary>
    public (ReadyMessage Ready, SafeFileHandle? Terminal) AwaitReady(FrameChannel channel)
    {
        Frame? frame = channel.Receive();
        return frame switch
        {
            { Type: FrameType.Ready } ready => (ReadyMessage.Parse(ready.Payload), ready.Descriptor),
            { Type: FrameType.Failure } failure => throw StartFailure.Describe(FailureMessage.Parse(failure.Payload).Step),
            _ => throw StartFailure.Describe(descriptors.Messages),
        };
    }

    /// <summary>Lets agentos-init bind the sockets of the plan; in their order. The caller owns them.</summary>
    public static IReadOnlyList<SafeFileHandle> Listen(FrameChannel channel, IReadOnlyList<ListeningAddress> addresses)
    {
        foreach (ListeningAddress address in addresses)
            channel.Send(FrameType.Listen, new ListenMessage(address).ToPayload());
        List<SafeFileHandle> sockets = [];
        foreach (ListeningAddress address in addresses)
            sockets.Add(ListeningSocket.Of(channel.Receive() ?? throw new LinuxException(Errno.EPIPE, "bind", address.ToString()), address.ToString()));
        return sockets;
    }

    /// <summary>Detaches what was mounted visibly for an ordinary user; once.</summary>
    public void Release()
    {
        if (_released || plan.Identity.IsStaged)
            return;
        _released = true;
        StagedSources.Release(plan);
    }

    // Runs on the child's own thread.
    private SpawnRequest Prepare()
    {
        if (plan.Identity.IsStaged)
        {
            foreach (string source in StagedSources.MountPrivately(plan, site.StagingDirectory, initPath))
                layers.Degrade("id-mapped mounts", $"owners of {source} are not mapped: its file system does not support it");
            ThreadCredentials.BecomeUser(plan.Identity.HostUserId, plan.Identity.HostGroupId);
        }
        else
        {
            StagedSources.MountVisibly(plan);
        }

        string control = SandboxPlan.ControlDescriptor.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string arguments = SandboxPlan.ArgumentsDescriptor.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new SpawnRequest(bubblewrap, [bubblewrap, ArgumentsOption, arguments, "--", SandboxPlan.InitPath, control], [], descriptors.Actions);
    }
}
