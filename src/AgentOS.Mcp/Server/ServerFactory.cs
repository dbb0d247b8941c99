using AgentOS.Functions;
using AgentOS.Mcp.Access;
using AgentOS.Mcp.Host;
using AgentOS.Mcp.Prompts;
using AgentOS.Mcp.Resources;
using AgentOS.Mcp.Tools;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentOS.Mcp.Server;

/// <summary>Makes the servers of sessions: all give access to the same agent.</summary>
internal sealed class ServerFactory
{
    /// <summary>What the server calls itself.</summary>
    public const string Name = "agentos-mcp";

    private const string Instructions =
        "One isolated agent with its own file system (agentos_fs_*), memory (agentos_kv_*) and, when it has a workspace, a copy-on-write view of a project. " +
        "agentos_exec runs commands there; nothing reaches the project on the host until agentos_apply. " +
        "agentos_diff shows what changed, agentos_snapshot keeps a state to go back to, agentos_timeline tells what was done.";

    private readonly FileResources _resources;
    private readonly ToolShelf _tools;
    private readonly PromptShelf _prompts = new();
    private readonly Completions _completions;
    private readonly SubscriptionTable _subscriptions;
    private readonly string _version;

    public ServerFactory(AgentAccess access, McpOptions options)
    {
        _version = options.Version;
        _resources = new FileResources(access.Client.Files);
        _subscriptions = new SubscriptionTable(access.Client.Files);
        _completions = new Completions(access.Client.Files);
        IReadOnlyList<AgentFunction> functions = [.. AgentOSFunctions.Create(access.Client), .. HostFunctions.All(access, options)];
        _tools = new ToolShelf(functions, access, new CallRecorder(access.Client.ToolCalls, options.Time), _subscriptions);
    }

    /// <summary>Makes the server of one session.</summary>
    public McpServer Create(ITransport transport) => McpServer.Create(transport, Options());

    /// <summary>A session is over.</summary>
    public void Forget(McpServer server) => _subscriptions.Forget(server);

    private McpServerOptions Options() => new()
    {
        ServerInfo = new Implementation { Name = Name, Title = "AgentOS", Version = _version },
        ServerInstructions = Instructions,
        Capabilities = new ServerCapabilities
        {
            Tools = new ToolsCapability(),
            Prompts = new PromptsCapability(),
            Resources = new ResourcesCapability { Subscribe = true },
            Logging = new LoggingCapability(),
            Completions = new CompletionsCapability(),
        },
        Handlers = new McpServerHandlers
        {
            ListToolsHandler = _tools.ListAsync,
            CallToolHandler = _tools.CallAsync,
            ListPromptsHandler = _prompts.ListAsync,
            GetPromptHandler = _prompts.GetAsync,
            ListResourcesHandler = _resources.ListAsync,
            ListResourceTemplatesHandler = FileResources.ListTemplatesAsync,
            ReadResourceHandler = _resources.ReadAsync,
            SubscribeToResourcesHandler = _subscriptions.SubscribeAsync,
            UnsubscribeFromResourcesHandler = _subscriptions.UnsubscribeAsync,
            CompleteHandler = _completions.CompleteAsync,
            SetLoggingLevelHandler = static (_, _) => ValueTask.FromResult(new EmptyResult()),
        },
    };
}
