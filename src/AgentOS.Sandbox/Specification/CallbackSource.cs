using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox;

/// <summary>A tree the caller mounts at a place the sandbox names.</summary>
/// <param name="Mount">Makes the mount; called synchronously on the launching thread.</param>
/// <param name="Release">Detaches the mount from the host's namespace once the sandbox holds it, or when the start failed; not called when privileged.</param>
public sealed record CallbackSource(Action<MountRequest> Mount, Action<string> Release) : IMountSource
{
    /// <summary>
    /// Serves the tree to the kernel of a machine, over a socket that carries whole messages of the FUSE protocol; it becomes the callee's. All files are root's. Null when it cannot.
    /// </summary>
    public Action<SafeFileHandle>? Serve { get; init; }
}
