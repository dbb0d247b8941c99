using AgentOS.Errors;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox;

/// <summary>Makes the sources of a plan reachable for the sandbox's user before bubblewrap takes them.</summary>
internal static class StagedSources
{
    /// <summary>
    /// For root, on a thread with a mount namespace of its own: the staging directory becomes a private tmpfs, and each source a mount in it, so
    /// the sandbox's user reaches sources whose parents it may not search, and sees their owner as itself.
    /// </summary>
    /// <returns>Sources whose owners could not be mapped.</returns>
    public static IReadOnlyList<string> MountPrivately(SandboxPlan plan, string stagingDirectory, string initPath)
    {
        List<string> unmapped = [];
        MountNamespace.EnterPrivate();
        MountNamespace.Mount("tmpfs", stagingDirectory, "tmpfs", SandboxMountFlags.NoSetUserId | SandboxMountFlags.NoDevices, "mode=0711");
        BindFile(initPath, plan.InitHostPath);
        if (plan.Devices.Count > 0)
            MakeDevices(plan, PlannedDevice.DirectoryIn(stagingDirectory));
        using OwnerMappings mappings = new(plan.Identity);
        foreach (PlannedMount planned in plan.Mounts)
        {
            if (planned.Mount.Source is CallbackSource callback)
                MountCallback(callback, planned.HostPath, plan.Identity);
            else if (planned.Mount.Source is IHostSource source && !TryBindMapped(source.Path, planned.HostPath, mappings))
                unmapped.Add(source.Path);
        }

        return unmapped;
    }

    /// <summary>For an ordinary user: calls back for each mount that is not a bind.</summary>
    public static void MountVisibly(SandboxPlan plan)
    {
        foreach (PlannedMount planned in plan.Mounts)
        {
            if (planned.Mount.Source is CallbackSource callback)
                MountCallback(callback, planned.HostPath, plan.Identity);
        }
    }

    /// <summary>Detaches what <see cref="MountVisibly"/> made from the host's namespace.</summary>
    public static void Release(SandboxPlan plan)
    {
        foreach (PlannedMount planned in plan.Mounts)
        {
            if (planned.Mount.Source is CallbackSource callback)
                callback.Release(planned.HostPath);
        }
    }

    // The sandbox's user may not open the host's own nodes, and a device's file system maps no owners.
    private static void MakeDevices(SandboxPlan plan, string directory)
    {
        Directory.CreateDirectory(directory);
        MountNamespace.Mount("tmpfs", directory, "tmpfs", SandboxMountFlags.NoSetUserId | SandboxMountFlags.NoExecute, "mode=0711,size=64k");
        foreach (PlannedDevice device in plan.Devices)
            DeviceNode.Create(device.Path, device.HostPath, plan.Identity.HostUserId, plan.Identity.HostGroupId);
    }

    private static void MountCallback(CallbackSource callback, string path, SandboxIdentity identity)
    {
        Directory.CreateDirectory(path);
        callback.Mount(new MountRequest(path, identity.HostUserId, identity.HostGroupId, identity.IsStaged));
    }

    private static bool TryBindMapped(string source, string target, OwnerMappings mappings)
    {
        // The name was checked when the plan was made; whoever may write beside it could have put a link there since.
        using PinnedPath pinned = PinnedPath.Open(source);
        if (!string.Equals(pinned.Name, source, StringComparison.Ordinal))
            throw new AgentOSException(SandboxErrors.MountSourceChanged, "mount", source, $"it leads to {pinned.Name} now");
        FileOwner owner = FileOwner.Behind(pinned.Link);
        if (owner.IsDirectory)
            Directory.CreateDirectory(target);
        else
            File.WriteAllBytes(target, []);
        try
        {
            SafeFileHandle mapping = mappings.For(owner);
            MountNamespace.BindIdMapped(pinned.Link, target, mapping);
            return true;
        }
        catch (LinuxException failure) when (failure.Error is Errno.EINVAL or Errno.EPERM or Errno.ENOSYS or Errno.ENOTSUP)
        {
            MountNamespace.Mount(pinned.Link, target, null, SandboxMountFlags.Bind | SandboxMountFlags.Recursive);
            return false;
        }
    }

    private static void BindFile(string source, string target)
    {
        File.WriteAllBytes(target, []);
        MountNamespace.Mount(source, target, null, SandboxMountFlags.Bind);
    }
}
