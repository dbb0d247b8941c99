using AgentOS.Linux.Routing;
using AgentOS.Protocol;

namespace AgentOS.Guest;

/// <summary>Lets every address be the sandbox's own, so that the sockets of its host receive what programs send to any of them.</summary>
internal static class NetworkCapture
{
    public static CapturedNetwork Begin() => LocalRoutes.CaptureEverything() ? CapturedNetwork.Both : CapturedNetwork.Ipv4;
}
