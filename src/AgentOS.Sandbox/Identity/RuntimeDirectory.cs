using AgentOS.Errors;
using AgentOS.Linux;

namespace AgentOS.Sandbox;

/// <summary>The private directory for what exists only while sandboxes run: /run/agentos for root, below XDG_RUNTIME_DIR for a user, else in /tmp.</summary>
public static class RuntimeDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // The sandbox's own user must pass through to its staged sources, not list.
    private const UnixFileMode Passable = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Makes it when missing, and returns its path.</summary>
    /// <exception cref="AgentOSException">It is not this user's own.</exception>
    public static string Open(uint userId)
    {
        if (userId == 0)
            return Require("/run/agentos", Passable, userId);
        string? session = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        return string.IsNullOrEmpty(session)
            ? Require($"/tmp/agentos-{userId}", OwnerOnly, userId)
            : Require(Path.Combine(session, "agentos"), OwnerOnly, userId);
    }

    // Somebody else could have put a directory or a link at a name in /tmp first.
    private static string Require(string path, UnixFileMode mode, uint userId)
    {
        try
        {
            Directory.CreateDirectory(path, mode);
            FileOwner owner = FileOwner.Of(path);
            if (!owner.IsDirectory || owner.UserId != userId)
                throw new AgentOSException(SandboxErrors.RuntimeDirectoryUnsafe, "use the runtime directory", path, $"owner {owner.UserId}");
            File.SetUnixFileMode(path, mode);
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or LinuxException)
        {
            throw new AgentOSException(SandboxErrors.RuntimeDirectoryUnsafe, "use the runtime directory", path, failure.Message, failure);
        }
    }
}
