using AgentOS.Linux;

namespace AgentOS.Sandbox;

/// <summary>
/// The host's resolver configuration, for a sandbox with the host's network: /etc/resolv.conf is often a link into /run, which is hidden.
/// </summary>
internal static class ResolverLayout
{
    private const string Configuration = "/etc/resolv.conf";
    private const string HiddenTree = "/run";

    public static IEnumerable<LayoutStep> Steps(NetworkMode network)
    {
        if (network != NetworkMode.Host || !File.Exists(Configuration))
            return [];
        string target = RealPath.Of(Configuration);
        return PathTree.Contains(HiddenTree, target) ? [new LayoutStep.Text(target, File.ReadAllText(target))] : [];
    }
}
