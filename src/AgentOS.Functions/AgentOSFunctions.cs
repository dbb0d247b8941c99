using AgentOS.Client;
using AgentOS.Functions.Agents;
using AgentOS.Functions.Files;
using AgentOS.Functions.KeyValues;
using AgentOS.Functions.Models;
using AgentOS.Functions.Programs;
using AgentOS.Functions.ToolCalls;

namespace AgentOS.Functions;

/// <summary>What a language model may call of a kernel, for Microsoft.Extensions.AI.</summary>
public static class AgentOSFunctions
{
    /// <summary>All functions over one connection. What each may do is decided by the kernel when it is called.</summary>
    /// <param name="client">Used until it is disposed by its owner.</param>
    public static IReadOnlyList<AgentFunction> Create(AgentOSClient client) =>
    [
        .. ProgramFunctions.All(client.Programs),
        .. ModelFunctions.All(client.Models),
        .. AgentFunctions.All(client.Agents),
        .. FileFunctions.All(client.Files),
        .. KeyValueFunctions.All(client.KeyValues),
        .. ToolCallFunctions.All(client.ToolCalls),
    ];
}
