using System.Text.Json;
using AgentOS.Mcp.Server;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentOS.Mcp.Prompts;

/// <summary>Lists the prompts and fills them in.</summary>
internal sealed class PromptShelf
{
    private readonly SortedDictionary<string, AgentPrompt> _prompts = new(AgentPrompts.All.ToDictionary(prompt => prompt.Name, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>prompts/list</summary>
    public ValueTask<ListPromptsResult> ListAsync(RequestContext<ListPromptsRequestParams> request, CancellationToken cancellationToken)
    {
        Page<AgentPrompt> page = Paging.Of(_prompts.Values, static prompt => prompt.Name, request.Params?.Cursor);
        return ValueTask.FromResult(new ListPromptsResult { Prompts = [.. page.Items.Select(Describe)], NextCursor = page.NextCursor });
    }

    /// <summary>prompts/get</summary>
    public ValueTask<GetPromptResult> GetAsync(RequestContext<GetPromptRequestParams> request, CancellationToken cancellationToken)
    {
        if (!_prompts.TryGetValue(request.Params?.Name ?? "", out AgentPrompt? prompt))
            throw new McpProtocolException($"Unknown prompt: {request.Params?.Name}", McpErrorCode.InvalidParams);
        IDictionary<string, JsonElement>? given = request.Params?.Arguments;
        foreach (PromptArgument argument in prompt.Arguments.Where(argument => argument.Required == true && Value(given, argument.Name).Length == 0))
            throw new McpProtocolException($"The prompt {prompt.Name} needs the argument {argument.Name}", McpErrorCode.InvalidParams);
        string text = prompt.Write(name => Value(given, name));
        return ValueTask.FromResult(new GetPromptResult
        {
            Description = prompt.Description,
            Messages = [new PromptMessage { Role = Role.User, Content = new TextContentBlock { Text = text } }],
        });
    }

    private static string Value(IDictionary<string, JsonElement>? given, string name) =>
        given is not null && given.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static Prompt Describe(AgentPrompt prompt) => new()
    {
        Name = prompt.Name,
        Title = prompt.Title,
        Description = prompt.Description,
        Arguments = [.. prompt.Arguments],
    };
}
