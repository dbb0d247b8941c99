using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Vms.Hosting;

/// <summary><c>/in</c> and <c>/out</c>: directories of the VM's own files under another name. Nothing in them is a file of this machine, so no link in them leads to one.</summary>
public static class VmVolumes
{
    private const string Variable = "AGENT_ENABLE_GUEST_VOLUMES";

    /// <summary>Whether this process' environment asks for them: 1, t, true, in whatever letters.</summary>
    public static bool AreEnabled =>
        Environment.GetEnvironmentVariable(Variable) is { } value && (value == "1" || value.Equals("t", StringComparison.OrdinalIgnoreCase) || value.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Names inside, and what they are names of.</summary>
    internal static IReadOnlyDictionary<string, string> Aliases { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/in"] = AgentOS.Kernel.AgentRun.MountPoint + "/in",
        ["/out"] = AgentOS.Kernel.AgentRun.MountPoint + "/out",
    };

    internal static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal static IReadOnlyList<string> Folders { get; } = ["in", "out"];

    /// <summary>Puts a file of this machine into <c>/in</c>, under its own name.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.NoSuchFile"/>.</exception>
    public static async Task StageAsync(DatabaseLocation database, string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            throw new AgentOSException(VmErrors.NoSuchFile, "put in", file);
        AgentDatabase agent = await AgentDatabase.OpenAsync(database, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (agent.ConfigureAwait(false))
        {
            byte[] content = await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
            await agent.Files.WriteAsync("/in/" + Path.GetFileName(file), content, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }
}
