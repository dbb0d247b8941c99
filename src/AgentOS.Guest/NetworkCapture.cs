using System.Net;
using AgentOS.Linux.Routing;
using AgentOS.Protocol;

namespace AgentOS.Guest;

/// <summary>Lets every address be the sandbox's own, so that the sockets of its host receive what programs send to any of them.</summary>
internal static class NetworkCapture
{
    // What programs see as their machine's addresses. Of documentation (RFC 5737) and of a private prefix: they mean nothing elsewhere.
    private static readonly IPAddress s_address = new([192, 0, 2, 2]);
    private static readonly IPAddress s_address6 = new([0xfd, 0x61, 0x67, 0x65, 0x6e, 0x74, 0x6f, 0x74, 0, 0, 0, 0, 0, 0, 0, 2]);

    public static CapturedNetwork Begin() =>
        LoopbackInterface.CaptureEverything(s_address, s_address6) ? CapturedNetwork.Both : CapturedNetwork.Ipv4;
}
