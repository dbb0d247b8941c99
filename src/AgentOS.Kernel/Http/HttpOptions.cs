using System.Security.Cryptography.X509Certificates;
using AgentOS.Network.Dialling;

namespace AgentOS.Kernel.Http;

/// <summary>How a kernel makes HTTP requests.</summary>
/// <param name="Clock">The clock of their time limits.</param>
/// <param name="Resolver">Who finds addresses of allowed names.</param>
/// <param name="Roots">Whom servers are trusted by; null for the machine's authorities.</param>
internal sealed record HttpOptions(TimeProvider Clock, IUpstreamResolver Resolver, X509Certificate2Collection? Roots);
