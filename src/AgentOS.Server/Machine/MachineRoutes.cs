using System.Text.Json;
using AgentOS.Client;
using AgentOS.Errors;
using AgentOS.Fleet.Tokens;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Sandbox;
using AgentOS.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentOS.Server.Machine;

/// <summary>An agent that runs on this machine, whoever started it.</summary>
internal sealed record RunningAgentBody(string Id, IReadOnlyList<string> Command, string Database, int Pid, DateTimeOffset StartedAt, bool Paused);

/// <summary>Agents that run, oldest first.</summary>
internal sealed record RunningAgentList(IReadOnlyList<RunningAgentBody> Agents);

/// <summary>The user's kernel: null when none runs.</summary>
internal sealed record KernelBody(JsonElement? System, JsonElement? Agents);

/// <summary>What runs besides sandboxes: agents of the command line, and the kernel with its agents.</summary>
internal static class MachineRoutes
{
    private const string KernelSocket = "kernel.sock";

    public static void MapMachine(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/agents", List).Needs(TokenScopes.Read).WithTags("Machine").WithSummary("Agents that run, sandboxes among them");
        routes.MapGet("/kernel", KernelAsync).Needs(TokenScopes.Read).WithTags("Machine").WithSummary("The state of the user's kernel");
    }

    private static RunningAgentList List(AgentRegistry agents) => new(
        [.. agents.List().Select(agent => new RunningAgentBody(agent.Id, agent.Command, agent.Database, agent.Host.ProcessId, agent.Started, agent.IsPaused))]);

    private static async Task<KernelBody> KernelAsync()
    {
        try
        {
            await using AgentOSClient kernel = await AgentOSClient.ConnectAsync(Path.Combine(RuntimeDirectory.Open(FileOwner.CurrentUserId), KernelSocket));
            return new KernelBody(await kernel.Metrics.SystemAsync(), await kernel.Metrics.AllAgentsAsync());
        }
        catch (AgentOSException none) when (none.Definition == ClientErrors.NoKernel)
        {
            return new KernelBody(null, null);
        }
    }
}
