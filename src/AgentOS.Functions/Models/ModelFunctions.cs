using AgentOS.Client.Models;
using AgentOS.Client.Permissions;
using AgentOS.Functions.Calls;

namespace AgentOS.Functions.Models;

/// <summary>Language models and HTTP through the kernel.</summary>
internal static class ModelFunctions
{
    private static readonly FunctionDefinition s_think = new("agentos_think", "Ask a language model",
        "Asks the language model the kernel is configured with.", AgentPermission.Think, FunctionEffects.Asks);

    private static readonly FunctionDefinition s_http = new("agentos_http", "Make an HTTP request",
        "Makes an HTTP request to a domain the agent's policy allows.", AgentPermission.Http, FunctionEffects.Acts);

    public static IEnumerable<AgentFunction> All(AgentModels models) =>
    [
        new TypedFunction<ThinkArguments, Thought>(s_think, FunctionJson.Default.ThinkArguments, FunctionJson.Default.Thought,
            (arguments, call) => models.ThinkAsync(new ThinkRequest(arguments.Prompt, arguments.SystemInstruction), call.CancellationToken)),
        new TypedFunction<HttpArguments, HttpResult>(s_http, FunctionJson.Default.HttpArguments, FunctionJson.Default.HttpResult,
            (arguments, call) => models.HttpAsync(new HttpRequest(arguments.Url, arguments.Method, arguments.Headers, arguments.Body), call.CancellationToken)),
    ];
}
