using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOS.Fleet;
using AgentOS.Fleet.Tokens;
using AgentOS.Images;
using AgentOS.Kernel;
using AgentOS.Server.Access;
using AgentOS.Server.Databases;
using AgentOS.Server.E2b;
using AgentOS.Server.E2b.Control;
using AgentOS.Server.Errors;
using AgentOS.Server.Files;
using AgentOS.Server.Idempotency;
using AgentOS.Server.Images;
using AgentOS.Server.Machine;
using AgentOS.Server.Observation;
using AgentOS.Server.Programs;
using AgentOS.Server.Sandboxes;
using AgentOS.Server.Seed;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOS.Server.Hosting;

/// <summary>Everything the API is made of: services, what every request passes, and a line for each group of routes.</summary>
internal static class Api
{
    // Long enough for a client that is only slow; one that is gone is noticed within this.
    private static readonly TimeSpan s_webSocketPing = TimeSpan.FromSeconds(20);

    /// <summary>Adds what routes need.</summary>
    public static void AddApi(this IServiceCollection services, ServerOptions options, TimeProvider clock)
    {
        VmDirectories directories = VmDirectories.OfThisUser();
        AgentRegistry agents = AgentRegistry.OfThisUser();
        services.AddSingleton(options).AddSingleton(clock).AddSingleton(directories).AddSingleton(agents);
        services.AddSingleton<ISandboxes>(new UserSandboxes(directories, agents, new HostProgram(options.HostProgram), clock));
        services.AddSingleton(new VmFleet(directories, agents, clock));
        services.AddSingleton(new TokenStore(directories, clock));
        services.AddSingleton(new ImageStore(ImageDirectories.OfThisUser(), time: clock));
        services.AddSingleton<SandboxDatabases>().AddSingleton<FileTrees>().AddSingleton<AnswerStore>().AddSingleton<RequestMetrics>();
        services.AddSingleton<OwnConnection>().AddSingleton<SeedKey>().AddSingleton<SeedVms>();
        services.AddHostedService<ExpiryWatch>();
        services.AddE2b();
        services.AddApiDocument();
        services.ConfigureHttpJsonOptions(json => Shape(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    /// <summary>What every request passes, in this order.</summary>
    public static void UseApi(this WebApplication application)
    {
        RequestMetrics metrics = application.Services.GetRequiredService<RequestMetrics>();
        application.Use(next => context => metrics.MeasureAsync(context, next));
        application.UseMiddleware<ProblemMiddleware>();
        application.UseMiddleware<HostMiddleware>();
        application.UseEnvd();
        application.UseRouting();
        application.UseMiddleware<CallerMiddleware>();
        application.UseMiddleware<RateLimit>();
        application.UseMiddleware<ScopeMiddleware>();
        application.UseMiddleware<IdempotencyMiddleware>();
        application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = s_webSocketPing, KeepAliveTimeout = s_webSocketPing });
    }

    /// <summary>Maps all routes.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder version = routes.MapGroup("/v1");
        version.MapSandboxes();
        version.MapExec();
        version.MapTerminal();
        version.MapFiles();
        version.MapKeyValues();
        version.MapRecords();
        version.MapSnapshots();
        version.MapImages();
        version.MapMachine();
        routes.MapObservation();
        routes.MapApiDocument();
        routes.MapSeed();
        routes.MapE2b();
    }

    private static void Shape(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.DictionaryKeyPolicy = null;
        // A misspelt field is an error and not a wish that nobody heard.
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }
}
