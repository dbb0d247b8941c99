using AgentOS.Errors;
using AgentOS.Fleet;
using AgentOS.Kernel;
using AgentOS.Server.Databases;

namespace AgentOS.Server.Files;

/// <summary>Where a sandbox's files are found: what is below <c>/agent</c> in its <c>agent.db</c>, whether it runs or not; every other path in the running sandbox.</summary>
internal sealed class FileTrees(ISandboxes sandboxes, SandboxDatabases databases)
{
    /// <summary>A path as the sandbox's programs write it; a relative one counts from where they start.</summary>
    /// <exception cref="AgentOSException"><see cref="ServerErrors.BadRequest"/>.</exception>
    public static string Absolute(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal) || path.Length == 0)
            throw new AgentOSException(ServerErrors.BadRequest, "use path", path);
        return path.StartsWith('/') ? path : $"{AgentRun.MountPoint}/{path}";
    }

    /// <summary>Opens what has these paths, which are absolute.</summary>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.NotFound"/>; outside <c>/agent</c> also <see cref="FleetErrors.NotRunning"/>, <see cref="FleetErrors.Paused"/>.</exception>
    public async Task<IFileTree> OpenAsync(string id, params IEnumerable<string> paths) => paths.All(DatabaseFileTree.Has)
        ? await DatabaseFileTree.OpenAsync(id, sandboxes, databases)
        : new GuestFileTree(await sandboxes.OpenFilesAsync(id));
}
