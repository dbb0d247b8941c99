using System.Net;
using AgentOS.Errors;
using AgentOS.Fleet;
using AgentOS.Kernel;
using AgentOS.Server.Observation;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;

namespace AgentOS.Server.Hosting;

/// <summary>The HTTP API: Kestrel, and what all calls pass on their way to their route.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    // What is under way when it is to end may end by itself, within reason.
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(5);

    private readonly WebApplication _application;
    private readonly TracerProvider? _traces = Traces.TryStart();

    private ApiServer(WebApplication application) => _application = application;

    /// <summary>Where it listens, as a URL.</summary>
    public string Address => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Starts one.</summary>
    /// <exception cref="AgentOSException">It must not, or cannot, listen there.</exception>
    public static async Task<ApiServer> StartAsync(ServerOptions options, TimeProvider clock)
    {
        WebApplication application = Build(options, clock);
        try
        {
            await application.StartAsync();
            return new ApiServer(application);
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException or AddressInUseException)
        {
            await application.DisposeAsync();
            throw new AgentOSException(ServerErrors.AddressInUse, "listen on", options.Address.ToString(), failure.Message, failure);
        }
    }

    /// <summary>Completes when it is to end: by a signal.</summary>
    public Task WaitAsync() => _application.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _traces?.Dispose();
    }

    private static WebApplication Build(ServerOptions options, TimeProvider clock)
    {
        Listening.Require(options);
        // Empty: nothing of a directory it happens to be started in is read.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(ApiServer).Assembly.GetName().Name });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_farewell);
        builder.Services.AddRoutingCore();
        builder.Services.AddApi(options, clock);
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Listening.Configure(kestrel, options));
        WebApplication application = builder.Build();
        application.UseApi();
        application.MapApi();
        return application;
    }
}
