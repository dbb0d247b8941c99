namespace AgentOS.Sandbox;

/// <summary>A device of the host with the path bubblewrap takes it from.</summary>
/// <param name="Path">Its path on the host and inside.</param>
/// <param name="HostPath">The same for an ordinary user, who may open it or not; for root a name of its own for the sandbox's user.</param>
public sealed record PlannedDevice(string Path, string HostPath)
{
    internal static PlannedDevice Of(string path, SandboxIdentity identity, string stagingDirectory) =>
        new(path, identity.IsStaged ? System.IO.Path.Combine(DirectoryIn(stagingDirectory), System.IO.Path.GetFileName(path)) : path);

    internal static string DirectoryIn(string stagingDirectory) => System.IO.Path.Combine(stagingDirectory, "devices");
}
