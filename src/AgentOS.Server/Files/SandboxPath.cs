using AgentOS.Errors;
using AgentOS.Kernel;

namespace AgentOS.Server.Files;

/// <summary>A path inside a sandbox, as requests write it, and as <c>agent.db</c> has it.</summary>
internal static class SandboxPath
{
    /// <summary>From <c>/agent/x</c>, or <c>x</c>, to <c>/x</c>.</summary>
    /// <exception cref="AgentOSException"><see cref="ServerErrors.OtherPath"/>.</exception>
    public static string InDatabase(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal) || path.Length == 0)
            throw new AgentOSException(ServerErrors.BadRequest, "use path", path);
        if (!path.StartsWith('/'))
            return "/" + path;
        if (path == AgentRun.MountPoint)
            return "/";
        return path.StartsWith(AgentRun.MountPoint + "/", StringComparison.Ordinal)
            ? path[AgentRun.MountPoint.Length..]
            : throw new AgentOSException(ServerErrors.OtherPath, "use path", path);
    }
}
