using System.Net;

namespace AgentOS.LlmServer.Hosting;

/// <summary>Connections to providers, shared by all calls.</summary>
internal static class UpstreamConnections
{
    // So that a provider that moves to other addresses is found there.
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(10);

    public static HttpMessageInvoker Open() => new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = s_lifetime,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        // Answers are passed on as they are.
        AutomaticDecompression = DecompressionMethods.None,
        AllowAutoRedirect = false,
        UseCookies = false,
        // The asker's own trace is its own.
        ActivityHeadersPropagator = null,
    });
}
