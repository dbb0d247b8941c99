using System.Text;
using System.Text.Unicode;
using AgentOS.Client.Files;
using AgentOS.Errors;
using AgentOS.Mcp.Server;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentOS.Mcp.Resources;

/// <summary>The agent's files as resources.</summary>
internal sealed class FileResources(AgentFiles files)
{
    private static readonly ResourceTemplate s_template = new()
    {
        Name = "file",
        Title = "A file of the agent",
        UriTemplate = FileUri.Template,
        Description = "Any file in the agent's own file system, by its path.",
    };

    /// <summary>resources/list</summary>
    public async ValueTask<ListResourcesResult> ListAsync(RequestContext<ListResourcesRequestParams> request, CancellationToken cancellationToken)
    {
        ListResourcesResult result = new() { Resources = [] };
        string? after = Paging.Decode(request.Params?.Cursor), last = null;
        await foreach ((string path, FileEntry entry) in FileWalk.AllAsync(files, after, cancellationToken).ConfigureAwait(false))
        {
            if (result.Resources.Count == Paging.Size)
            {
                result.NextCursor = Paging.Encode(last!);
                break;
            }

            result.Resources.Add(new Resource { Name = path[1..], Uri = FileUri.Of(path), MimeType = MediaType.Of(path, isText: true), Size = entry.Stat?.Size });
            last = path;
        }

        return result;
    }

    /// <summary>resources/templates/list</summary>
    public static ValueTask<ListResourceTemplatesResult> ListTemplatesAsync(RequestContext<ListResourceTemplatesRequestParams> request, CancellationToken cancellationToken)
    {
        Page<ResourceTemplate> page = Paging.Of([s_template], static template => template.Name, request.Params?.Cursor);
        return ValueTask.FromResult(new ListResourceTemplatesResult { ResourceTemplates = [.. page.Items], NextCursor = page.NextCursor });
    }

    /// <summary>resources/read</summary>
    public async ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken)
    {
        string uri = request.Params?.Uri ?? "";
        string path = FileUri.PathOf(uri) ?? throw NotFound(uri, "it does not begin with agentos://files/");
        try
        {
            byte[] content = await files.ReadAsync(path, cancellationToken).ConfigureAwait(false);
            return new ReadResourceResult { Contents = [Contents(uri, path, content)] };
        }
        catch (AgentOSException failure)
        {
            throw NotFound(uri, failure.Message);
        }
    }

    private static ResourceContents Contents(string uri, string path, byte[] content) => Utf8.IsValid(content)
        ? new TextResourceContents { Uri = uri, MimeType = MediaType.Of(path, isText: true), Text = Encoding.UTF8.GetString(content) }
        : BlobResourceContents.FromBytes(content, uri, MediaType.Of(path, isText: false));

    private static McpProtocolException NotFound(string uri, string why) => new($"Resource not found: {uri} ({why})", McpErrorCode.ResourceNotFound);
}
