using AgentOS.Client.KeyValues;
using AgentOS.Client.Permissions;
using AgentOS.Functions.Calls;

namespace AgentOS.Functions.KeyValues;

/// <summary>The key-values in the caller's agent.db.</summary>
internal static class KeyValueFunctions
{
    private static readonly FunctionDefinition s_get = new("agentos_kv_get", "Get a value",
        "Gets what was stored under a key in the agent's memory.", AgentPermission.Read, FunctionEffects.Reads);

    private static readonly FunctionDefinition s_set = new("agentos_kv_set", "Set a value",
        "Stores a JSON value under a key in the agent's memory; it outlives the session.", AgentPermission.Write, FunctionEffects.Replaces);

    private static readonly FunctionDefinition s_list = new("agentos_kv_list", "List values",
        "Lists keys and their values in the agent's memory.", AgentPermission.Read, FunctionEffects.Reads);

    private static readonly FunctionDefinition s_delete = new("agentos_kv_delete", "Delete a value",
        "Deletes a key from the agent's memory.", AgentPermission.Write, FunctionEffects.Replaces);

    public static IEnumerable<AgentFunction> All(AgentKeyValues keyValues) =>
    [
        new TypedFunction<KeyArguments, Found>(s_get, FunctionJson.Default.KeyArguments, FunctionJson.Default.Found, async (arguments, call) =>
            await keyValues.GetAsync(arguments.Key, call.CancellationToken).ConfigureAwait(false) is { } value ? new Found(true, value) : new Found(false, null)),
        new TypedFunction<SetArguments, Done>(s_set, FunctionJson.Default.SetArguments, FunctionJson.Default.Done,
            (arguments, call) => Done.After(keyValues.SetAsync(arguments.Key, arguments.Value, call.CancellationToken))),
        new TypedFunction<PrefixArguments, Entries>(s_list, FunctionJson.Default.PrefixArguments, FunctionJson.Default.Entries,
            async (arguments, call) => new Entries(await keyValues.ListAsync(arguments.Prefix, call.CancellationToken).ConfigureAwait(false))),
        new TypedFunction<KeyArguments, Deleted>(s_delete, FunctionJson.Default.KeyArguments, FunctionJson.Default.Deleted,
            async (arguments, call) => new Deleted(await keyValues.DeleteAsync(arguments.Key, call.CancellationToken).ConfigureAwait(false))),
    ];
}
