namespace AgentOS.Sandbox;

/// <summary>Host places a sandbox must not be handed, and inside places nothing may be mounted over.</summary>
internal static class ForbiddenTrees
{
    // What a bind may neither be, nor lie in, nor contain.
    private static readonly string[] KernelTrees = ["/proc", "/sys", "/dev", "/run", "/var/run"];

    private static readonly string[] EscapeSockets =
    [
        "/var/run/docker.sock", "/run/docker.sock", "/run/containerd", "/run/podman", "/run/crio", "/run/dbus", "/run/user", "/run/systemd",
        "/tmp/.X11-unix", "/var/lib/docker", "/var/lib/containerd",
    ];

    private static readonly string[] SocketVariables = ["SSH_AUTH_SOCK", "DOCKER_HOST", "DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY", "GPG_AGENT_INFO"];

    private static readonly string[] SealedDestinations = ["/proc", "/sys", "/dev", "/run/agentos"];

    /// <summary>True when the source must not be bound.</summary>
    public static bool IsForbiddenSource(string path) =>
        KernelTrees.Any(tree => PathTree.Contains(tree, path) || PathTree.Contains(path, tree))
        || EscapeSockets.Concat(Sockets()).Any(socket => PathTree.Contains(socket, path) || PathTree.Contains(path, socket) && Path.Exists(socket));

    /// <summary>True when nothing may be mounted there.</summary>
    public static bool IsForbiddenDestination(string path) =>
        !PathTree.IsNormal(path) || path == "/" || SealedDestinations.Any(tree => PathTree.Contains(tree, path) || PathTree.Contains(path, tree));

    /// <summary>True for a home directory and for what contains homes or kernel trees.</summary>
    public static bool HoldsPrivateTree(string path) =>
        Homes().Any(home => PathTree.Contains(path, home)) || KernelTrees.Any(tree => PathTree.Contains(path, tree));

    private static IEnumerable<string> Homes() =>
        new[] { "/root", "/home", Environment.GetEnvironmentVariable("HOME") ?? "" }.Where(home => home.Length > 1);

    private static IEnumerable<string> Sockets() => SocketVariables
        .Select(Environment.GetEnvironmentVariable)
        .Select(value => value is null ? "" : value.Split(',')[0].Replace("unix:path=", "", StringComparison.Ordinal).Replace("unix://", "", StringComparison.Ordinal))
        .Where(PathTree.IsNormal);
}
