using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Sandbox;

/// <summary>Reports the layers only the sandbox itself can see.</summary>
internal static class InnerLayers
{
    public static void Report(ReadyMessage ready, SandboxPlan plan, LayerList layers)
    {
        layers.Activate("namespaces", plan.Network == NetworkMode.Host ? "user pid mount ipc uts cgroup" : "user pid mount ipc uts cgroup net");
        if (plan.Network == NetworkMode.Allow)
            ReportNetwork(ready.Captured, layers);
        layers.Activate("capabilities", "all sets empty, no new privileges");
        Require(ready.NestingClosed, "nested user namespaces", "closed", "the kernel keeps max_user_namespaces; seccomp denies them", layers);
        Require(ready.ProcessesHidden, "hidden processes", "hidepid=ptraceable", "/proc has no hidepid=ptraceable before Linux 5.8", layers);
        ReportLandlock(ready.LandlockVersion, plan.Network, layers);
    }

    private static void ReportNetwork(CapturedNetwork captured, LayerList layers) => layers.Activate("network", captured switch
    {
        CapturedNetwork.Both => "names: every address is captured, IPv4 and IPv6",
        CapturedNetwork.Ipv4 => "names: every address of IPv4 is captured; this machine has no IPv6",
        _ => throw new FrameException("the network was not captured"),
    });

    // The pid and network namespaces already keep signals and abstract sockets inside; with the host's network only Landlock does.
    private static void ReportLandlock(int version, NetworkMode network, LayerList layers)
    {
        if (version >= Landlock.FirstVersionWithScopes)
            layers.Activate("landlock", $"version {version}: signals and abstract sockets scoped");
        else if (network == NetworkMode.Host)
            layers.Miss("landlock", $"version {version} cannot scope abstract sockets, which the host's network has");
    }

    private static void Require(bool active, string layer, string detail, string reason, LayerList layers)
    {
        if (active)
            layers.Activate(layer, detail);
        else
            layers.Miss(layer, reason);
    }
}
