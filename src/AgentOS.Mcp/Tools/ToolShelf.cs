using System.Text.Json;
using AgentOS.Client.Permissions;
using AgentOS.Errors;
using AgentOS.Functions;
using AgentOS.Mcp.Access;
using AgentOS.Mcp.Resources;
using AgentOS.Mcp.Server;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentOS.Mcp.Tools;

/// <summary>Lists the tools and calls them. What a level that was asked for does not allow is not listed; the kernel refuses the call whatever the list said.</summary>
internal sealed class ToolShelf
{
    private readonly SortedDictionary<string, AgentFunction> _functions = new(StringComparer.Ordinal);
    private readonly AgentAccess _access;
    private readonly CallRecorder _recorder;
    private readonly SubscriptionTable _subscriptions;

    public ToolShelf(IReadOnlyList<AgentFunction> functions, AgentAccess access, CallRecorder recorder, SubscriptionTable subscriptions)
    {
        foreach (AgentFunction function in functions)
            _functions.Add(function.Name, function);
        _access = access;
        _recorder = recorder;
        _subscriptions = subscriptions;
    }

    /// <summary>tools/list</summary>
    public async ValueTask<ListToolsResult> ListAsync(RequestContext<ListToolsRequestParams> request, CancellationToken cancellationToken)
    {
        PermissionSet listed = await _access.ListedAsync(cancellationToken).ConfigureAwait(false);
        Page<AgentFunction> page = Paging.Of(
            _functions.Values.Where(function => listed.Allows(function.Definition.Needs)), static function => function.Name, request.Params?.Cursor);
        return new ListToolsResult { Tools = [.. page.Items.Select(ToolDescription.Of)], NextCursor = page.NextCursor };
    }

    /// <summary>tools/call</summary>
    public async ValueTask<CallToolResult> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        string name = request.Params?.Name ?? "";
        if (!_functions.TryGetValue(name, out AgentFunction? function))
            throw new McpProtocolException($"Unknown tool: {name}", McpErrorCode.InvalidParams);
        JsonElement arguments = ToolArguments.Of(request.Params?.Arguments);
        ToolProgress? progress = request.Params?.ProgressToken is { } token ? new ToolProgress(request.Server, token) : null;
        try
        {
            JsonElement result = await _recorder.RecordAsync(name, arguments, () => CallAsync(function, arguments, progress, cancellationToken)).ConfigureAwait(false);
            return ToolResult.Of(result);
        }
        catch (AgentOSException failure)
        {
            await ServerLog.WarnAsync(request.Server, $"{name}: {failure.Message}").ConfigureAwait(false);
            return ToolResult.Of(failure);
        }
        finally
        {
            if (progress is not null)
                await progress.FlushAsync().ConfigureAwait(false);
            if (!function.Definition.Effects.IsReadOnly)
                await _subscriptions.NotifyAsync().ConfigureAwait(false);
        }
    }

    // Decided and noted by the kernel, also where the function is no call of it.
    private async Task<JsonElement> CallAsync(AgentFunction function, JsonElement arguments, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        await _access.DemandAsync(function.Definition.Needs, function.Name, cancellationToken).ConfigureAwait(false);
        return await function.CallAsync(arguments, progress, cancellationToken).ConfigureAwait(false);
    }
}
