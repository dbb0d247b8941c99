using AgentOS.Client.Agents;
using AgentOS.Client.Permissions;
using AgentOS.Functions.Calls;

namespace AgentOS.Functions.Agents;

/// <summary>Starting, listing and ending agents.</summary>
internal static class AgentFunctions
{
    private static readonly FunctionDefinition s_spawn = new("agentos_spawn", "Start an agent",
        "Starts another agent in a sandbox of its own.", AgentPermission.Spawn, FunctionEffects.Adds);

    private static readonly FunctionDefinition s_list = new("agentos_list_agents", "List agents",
        "Lists the agents of this kernel and their states.", AgentPermission.None, FunctionEffects.Reads);

    private static readonly FunctionDefinition s_kill = new("agentos_kill", "End an agent",
        "Ends an agent by its name.", AgentPermission.Spawn, FunctionEffects.Replaces);

    public static IEnumerable<AgentFunction> All(AgentControl agents) =>
    [
        new TypedFunction<SpawnArguments, SpawnedAgent>(s_spawn, FunctionJson.Default.SpawnArguments, FunctionJson.Default.SpawnedAgent,
            (arguments, call) => agents.SpawnAsync(new SpawnRequest(arguments.Script, arguments.Name) { Sandboxed = arguments.Sandboxed }, call.CancellationToken)),
        new TypedFunction<ListAgentsArguments, AgentList>(s_list, FunctionJson.Default.ListAgentsArguments, FunctionJson.Default.AgentList,
            async (_, call) => new AgentList(await agents.ListAsync(call.CancellationToken).ConfigureAwait(false))),
        new TypedFunction<KillArguments, KilledAgent>(s_kill, FunctionJson.Default.KillArguments, FunctionJson.Default.KilledAgent,
            (arguments, call) => agents.KillAsync(AgentReference.ByName(arguments.Name), call.CancellationToken)),
    ];
}
