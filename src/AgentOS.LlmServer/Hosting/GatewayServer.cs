using AgentOS.Gateway;
using AgentOS.Llm.Scheduling;
using AgentOS.LlmServer.Agents;
using AgentOS.LlmServer.Configuration;
using AgentOS.LlmServer.Control;
using AgentOS.LlmServer.Data;
using AgentOS.LlmServer.Exchanges;
using AgentOS.LlmServer.Providers;
using AgentOS.LlmServer.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgentOS.LlmServer.Hosting;

/// <summary>A gateway: Kestrel on two Unix sockets.</summary>
internal sealed class GatewayServer : IAsyncDisposable
{
    // What is under way when it is to end may end by itself, within reason.
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(2);

    private readonly GatewaySockets _sockets;
    private readonly LlmScheduler _scheduler;
    private readonly ConfigurationWatch _watch;
    private readonly KeptSettings _settings;
    private readonly HttpMessageInvoker _http;
    private readonly WebApplication _application;
    private readonly IdleWatch _idle;

    private GatewayServer(GatewayPlace place, GatewaySockets sockets, TimeSpan idleTime, TimeProvider clock)
    {
        _sockets = sockets;
        _scheduler = new LlmScheduler(new SchedulerOptions(), clock);
        _http = UpstreamConnections.Open();
        LiveFleet fleet = new(place.Configuration, new FleetBuilder(new KeyReader(VaultKeys.Read), _http, clock), _scheduler);
        _watch = new ConfigurationWatch(place.Configuration, fleet, clock);
        _settings = new KeptSettings(new KeptFile(place.StateDirectory), _scheduler, clock);
        Core = new GatewayCore(fleet, _scheduler, _settings, new AgentRegistry(_scheduler, _settings), new Activity(clock), clock);
        _application = Build(new Reports(Core, place, () => _application!.Lifetime.StopApplication()));
        _idle = new IdleWatch(Core, idleTime, _application.Lifetime.StopApplication);
    }

    /// <summary>What all calls share.</summary>
    public GatewayCore Core { get; }

    /// <summary>Starts one.</summary>
    /// <exception cref="Errors.AgentOSException">The configuration is wrong.</exception>
    public static async Task<GatewayServer> StartAsync(GatewayPlace place, GatewaySockets sockets, TimeSpan idleTime, TimeProvider clock)
    {
        GatewayServer server = new(place, sockets, idleTime, clock);
        await server._application.StartAsync();
        return server;
    }

    /// <summary>Completes when it is to end: by a signal, an operator, or because nobody needs it.</summary>
    public Task WaitAsync() => _application.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        _idle.Dispose();
        _watch.Dispose();
        await _application.DisposeAsync();
        _http.Dispose();
        _settings.Dispose();
        _scheduler.Dispose();
        _sockets.Dispose();
    }

    private WebApplication Build(Reports reports)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = s_farewell);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            // A question may be a long text, and an answer may take an hour: what is slow here is the model.
            server.Limits.MinRequestBodyDataRate = null;
            server.Limits.MinResponseDataRate = null;
            server.Limits.MaxRequestBodySize = null;
            server.ListenHandle(GatewaySockets.HandOver(_sockets.Data), endpoint => endpoint.Protocols = HttpProtocols.Http1);
            server.ListenHandle(GatewaySockets.HandOver(_sockets.Control), endpoint =>
            {
                ControlPlane control = new(Core, reports.All);
                endpoint.Run(control.OnConnectedAsync);
            });
        });
        WebApplication application = builder.Build();
        DataPlane data = new(Core);
        application.Run(data.HandleAsync);
        return application;
    }
}
