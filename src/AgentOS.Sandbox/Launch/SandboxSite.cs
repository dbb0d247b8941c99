using System.Globalization;
using AgentOS.Linux;

namespace AgentOS.Sandbox;

/// <summary>The place on the host a sandbox starts from: its user, and its directory for staged sources.</summary>
internal sealed class SandboxSite : IDisposable
{
    private static int s_count;

    private readonly UserSlot? _slot;

    private SandboxSite(SandboxIdentity identity, string stagingDirectory, UserSlot? slot)
    {
        Identity = identity;
        StagingDirectory = stagingDirectory;
        _slot = slot;
    }

    public SandboxIdentity Identity { get; }

    public string StagingDirectory { get; }

    public static SandboxSite Open()
    {
        uint user = FileOwner.CurrentUserId;
        string runtime = RuntimeDirectory.Open(user);
        return user == 0 ? ForRoot(runtime) : ForUser(runtime, user);
    }

    public void Dispose()
    {
        _slot?.Dispose();
        if (!Identity.IsStaged)
            StagingSweep.TryRemove(StagingDirectory);
    }

    // One mount point serves all: each sandbox mounts over it in a namespace of its own.
    private static SandboxSite ForRoot(string runtime)
    {
        string staging = Path.Combine(runtime, "stage");
        Directory.CreateDirectory(staging);
        UserSlot slot = UserSlot.Acquire(runtime);
        return new SandboxSite(SandboxIdentity.ForRoot(slot.UserId), staging, slot);
    }

    private static SandboxSite ForUser(string runtime, uint user)
    {
        StagingSweep.Run(runtime);
        string name = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}");
        string staging = Directory.CreateDirectory(Path.Combine(runtime, name)).FullName;
        return new SandboxSite(SandboxIdentity.ForUser(user, FileOwner.CurrentGroupId), staging, null);
    }
}
