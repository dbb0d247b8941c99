using System.Collections.Concurrent;
using AgentOS.Client.Files;
using AgentOS.Errors;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentOS.Mcp.Resources;

/// <summary>
/// Tells clients of files that changed. They are looked at after every call that may have changed something: what else happens in the agent is done by such calls.
/// </summary>
internal sealed class SubscriptionTable(AgentFiles files)
{
    private readonly ConcurrentDictionary<(McpServer Server, string Uri), FileVersion> _subscriptions = new();

    /// <summary>resources/subscribe</summary>
    public async ValueTask<EmptyResult> SubscribeAsync(RequestContext<SubscribeRequestParams> request, CancellationToken cancellationToken)
    {
        string uri = request.Params?.Uri ?? "";
        if (FileUri.PathOf(uri) is not { } path)
            throw new McpProtocolException($"Resource not found: {uri}", McpErrorCode.ResourceNotFound);
        _subscriptions[(request.Server, uri)] = await VersionAsync(path, cancellationToken).ConfigureAwait(false);
        return new EmptyResult();
    }

    /// <summary>resources/unsubscribe</summary>
    public ValueTask<EmptyResult> UnsubscribeAsync(RequestContext<UnsubscribeRequestParams> request, CancellationToken cancellationToken)
    {
        _subscriptions.TryRemove((request.Server, request.Params?.Uri ?? ""), out _);
        return ValueTask.FromResult(new EmptyResult());
    }

    /// <summary>A session is over.</summary>
    public void Forget(McpServer server)
    {
        foreach ((McpServer Server, string Uri) key in _subscriptions.Keys.Where(key => key.Server == server))
            _subscriptions.TryRemove(key, out _);
    }

    /// <summary>Looks at every file somebody asked about.</summary>
    public async Task NotifyAsync()
    {
        foreach (((McpServer server, string uri), FileVersion known) in _subscriptions)
        {
            FileVersion now = await VersionAsync(FileUri.PathOf(uri)!, CancellationToken.None).ConfigureAwait(false);
            if (now != known && _subscriptions.TryUpdate((server, uri), now, known))
                await SendAsync(server, uri).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(McpServer server, string uri)
    {
        try
        {
            await server.SendNotificationAsync(NotificationMethods.ResourceUpdatedNotification, new ResourceUpdatedNotificationParams { Uri = uri }).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException)
        {
            Forget(server);
        }
    }

    private async Task<FileVersion> VersionAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            FileStatus status = await files.StatAsync(path, cancellationToken).ConfigureAwait(false);
            return new FileVersion(status.Ino, status.Size, status.Mtime, status.Ctime);
        }
        catch (AgentOSException)
        {
            return default;
        }
    }

    /// <summary>What tells one state of a file from another; all 0 where there is no file.</summary>
    private readonly record struct FileVersion(long Inode, long Size, double Modified, double Changed);
}
