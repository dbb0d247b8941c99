using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>The mount namespace of the calling thread: leaving the process' one, mounting in it.</summary>
public static unsafe class MountNamespace
{
    private const int AtCurrentDirectory = -100;
    private const uint OpenTreeClone = 1;
    private const uint OpenTreeCloseOnExec = 0x80000;
    private const uint AtRecursive = 0x8000;
    private const uint AtEmptyPath = 0x1000;
    private const uint MoveMountFromEmptyPath = 4;
    private const ulong AttributeIdMap = 0x00100000;

    /// <summary>Moves the calling thread, and only it, to a copy of its mount namespace; nothing mounted there reaches the host.</summary>
    /// <exception cref="LinuxException">EPERM without CAP_SYS_ADMIN.</exception>
    public static void EnterPrivate()
    {
        SystemCall.Check(NamespaceInterop.Unshare(NamespaceInterop.CloneNewMount), "unshare mount namespace");
        Mount(null, "/", null, SandboxMountFlags.Recursive | SandboxMountFlags.Slave);
    }

    /// <summary>mount(2).</summary>
    /// <exception cref="LinuxException">The mount failed.</exception>
    public static void Mount(string? source, string target, string? fileSystem, SandboxMountFlags flags, string? options = null) =>
        SystemCall.Check(NamespaceInterop.Mount(source, target, fileSystem, (ulong)flags, options), "mount", target);

    /// <summary>Binds a tree to a place so that its owners appear as <paramref name="userNamespace"/> maps them (mount_setattr(2)).</summary>
    /// <exception cref="LinuxException">EINVAL when a file system in the tree does not support id-mapped mounts.</exception>
    public static void BindIdMapped(string source, string target, SafeFileHandle userNamespace)
    {
        using SafeFileHandle tree = new((nint)SystemCall.Check(NamespaceInterop.CallWithPath(NamespaceInterop.SysOpenTree,
            AtCurrentDirectory, source, OpenTreeClone | OpenTreeCloseOnExec | AtRecursive, null, 0), "open_tree", source), ownsHandle: true);
        // struct mount_attr: attr_set, attr_clr, propagation, userns_fd.
        ulong* attributes = stackalloc ulong[] { AttributeIdMap, 0, 0, (ulong)userNamespace.DangerousGetHandle() };
        SystemCall.Check(NamespaceInterop.CallWithPath(NamespaceInterop.SysMountSetAttr,
            tree.DangerousGetHandle(), "", AtEmptyPath | AtRecursive, attributes, 4 * sizeof(ulong)), "mount_setattr", source);
        SystemCall.Check(NamespaceInterop.CallWithTwoPaths(NamespaceInterop.SysMoveMount,
            tree.DangerousGetHandle(), "", AtCurrentDirectory, target, MoveMountFromEmptyPath), "move_mount", target);
    }
}
