using AgentOS.Linux;

namespace AgentOS.Sandbox;

/// <summary>
/// Where names are looked up. With the host's network, its configuration: /etc/resolv.conf is often a link into /run, which is hidden. With a
/// network of names, the resolver on the sandbox's loopback and nothing else.
/// </summary>
internal static class ResolverLayout
{
    private const string Configuration = "/etc/resolv.conf";
    private const string Services = "/etc/nsswitch.conf";
    private const string HiddenTree = "/run";

    // What a C library assumes without any configuration (resolv.conf(5)).
    private const string OwnResolver = "nameserver 127.0.0.1\n";

    // Neither systemd-resolved nor multicast DNS, which are asked past the resolver (nsswitch.conf(5)).
    private const string OwnServices = "passwd: files\ngroup: files\nshadow: files\nhosts: files dns\nnetworks: files\nprotocols: files\nservices: files\n";

    public static IEnumerable<LayoutStep> Steps(NetworkMode network) => network switch
    {
        NetworkMode.Host => OfHost(),
        NetworkMode.Allow => [.. Text(Configuration, OwnResolver), .. Text(Services, OwnServices)],
        _ => [],
    };

    private static LayoutStep[] OfHost()
    {
        if (!File.Exists(Configuration))
            return [];
        string target = RealPath.Of(Configuration);
        return PathTree.Contains(HiddenTree, target) ? [new LayoutStep.Text(target, File.ReadAllText(target))] : [];
    }

    // A file missing on the host cannot be made in its read-only /etc.
    private static LayoutStep[] Text(string path, string content) =>
        File.Exists(path) ? [new LayoutStep.Text(RealPath.Of(path), content)] : [];
}
