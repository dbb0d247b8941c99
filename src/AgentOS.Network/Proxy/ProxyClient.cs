using System.Net.Sockets;
using AgentOS.Network.Record;

namespace AgentOS.Network.Proxy;

/// <summary>Who asks a proxy.</summary>
internal sealed record ProxyClient(Socket Socket, NetworkStream Stream, Lazy<EgressProcess?>? Finding);
