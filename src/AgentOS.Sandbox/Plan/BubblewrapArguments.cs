using System.Globalization;

namespace AgentOS.Sandbox;

/// <summary>Turns layout steps into bubblewrap's arguments.</summary>
internal static class BubblewrapArguments
{
    /// <summary>The arguments of one step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="nextTextDescriptor">Descriptor that carries the content of the next text step.</param>
    public static string[] Of(LayoutStep step, int nextTextDescriptor) => step switch
    {
        LayoutStep.Temporary temporary =>
            ["--perms", temporary.Mode, "--size", temporary.Bytes.ToString(CultureInfo.InvariantCulture), "--tmpfs", temporary.Path],
        LayoutStep.BindReadOnly bind => ["--ro-bind", bind.Source, bind.Path],
        LayoutStep.Bind bind => ["--bind", bind.Source, bind.Path],
        LayoutStep.Device device => ["--dev-bind", device.Source, device.Path],
        LayoutStep.Link link => ["--symlink", link.Target, link.Path],
        LayoutStep.Folder folder => ["--dir", folder.Path],
        LayoutStep.Text text => ["--ro-bind-data", nextTextDescriptor.ToString(CultureInfo.InvariantCulture), text.Path],
        LayoutStep.Processes processes => ["--proc", processes.Path],
        LayoutStep.Seal seal => ["--remount-ro", seal.Path],
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>The namespaces, the identity and the rights agentos-init starts with (it gives them up before the program runs).</summary>
    public static IEnumerable<string> Namespaces(SandboxIdentity identity, NetworkMode network)
    {
        string[] common =
        [
            "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup",
            "--uid", identity.UserId.ToString(CultureInfo.InvariantCulture), "--gid", identity.GroupId.ToString(CultureInfo.InvariantCulture),
            "--hostname", SyntheticFiles.HostName, "--die-with-parent", "--as-pid-1",
            "--cap-drop", "ALL", "--cap-add", "CAP_SYS_ADMIN", "--cap-add", "CAP_SETPCAP", "--cap-add", "CAP_SYS_RESOURCE",
            "--cap-add", "CAP_SYS_PTRACE", "--cap-add", "CAP_KILL", "--cap-add", "CAP_NET_BIND_SERVICE",
        ];
        return network switch
        {
            NetworkMode.None => [.. common, "--unshare-net"],
            NetworkMode.Allow => [.. common, "--unshare-net", "--cap-add", "CAP_NET_ADMIN"],
            _ => common,
        };
    }
}
