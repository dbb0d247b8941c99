using AgentOS.Errors;
using AgentOS.Kernel.Agents.Calls;
using AgentOS.Storage;

namespace AgentOS.Kernel.Agents;

/// <summary>Finds the program of a new agent: an operator's on the host, an agent's in that agent's own files and nowhere else.</summary>
internal static class AgentProgram
{
    /// <summary>Names an operator's files absolutely.</summary>
    /// <exception cref="AgentOSException">They are not there.</exception>
    public static SpawnCall OnHost(SpawnCall request)
    {
        string? script = request.Script is null ? null : Path.GetFullPath(request.Script);
        if (script is not null && !File.Exists(script))
            throw new AgentOSException(AgentErrors.ScriptMissing, "spawn", script);
        return request with { Script = script, Workspace = request.Workspace is null ? null : WorkspaceOf(request.Workspace) };
    }

    /// <summary>Hands a script on from an agent's files to those of its child, where it has the same path.</summary>
    /// <returns>A call that names no file of the host's.</returns>
    /// <exception cref="AgentOSException">It is not there.</exception>
    public static async Task<SpawnCall> InFilesAsync(SpawnCall request, Agent parent, AgentPlace child)
    {
        if (request.Script is not { } script)
            return request;
        string path = Path.GetFullPath(script, AgentRun.MountPoint);
        if (path.StartsWith(AgentRun.MountPoint + '/', StringComparison.Ordinal))
            await CopyAsync(path[AgentRun.MountPoint.Length..], parent, child).ConfigureAwait(false);
        return request with { Script = null, Command = [request.Python, path, AgentLauncher.SocketInside] };
    }

    private static async Task CopyAsync(string path, Agent parent, AgentPlace child)
    {
        parent.Run?.Commit();
        byte[] content;
        AgentDatabase source = await AgentDatabase.OpenAsync(parent.Place.Database).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            try
            {
                content = await source.Files.ReadAsync(path).ConfigureAwait(false);
            }
            catch (FileSystemException missing)
            {
                throw new AgentOSException(AgentErrors.ScriptMissing, "spawn", AgentRun.MountPoint + path, missing.Message, missing);
            }
        }

        AgentDatabase target = await AgentDatabase.OpenAsync(child.Database).ConfigureAwait(false);
        await using (target.ConfigureAwait(false))
            await target.Files.WriteAsync(path, content).ConfigureAwait(false);
    }

    private static string WorkspaceOf(string path)
    {
        string directory = Path.GetFullPath(path);
        return Directory.Exists(directory) && Sandbox.HostDirectories.MayBeShown(Linux.RealPath.Of(directory))
            ? Linux.RealPath.Of(directory)
            : throw new AgentOSException(AgentErrors.WorkspaceMissing, "spawn", path);
    }
}
