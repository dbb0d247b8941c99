using AgentOS.Fleet.Tokens;
using AgentOS.Server.Access;
using AgentOS.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace AgentOS.Server.Files;

/// <summary><c>/v1/sandboxes/ID/files</c>: files of any path in a sandbox. Those below <c>/agent</c> are its own, and there whether it runs or not.</summary>
internal static class FileRoutes
{
    private const string Binary = "application/octet-stream";

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder files = routes.MapGroup("/sandboxes/{id}/files").WithTags("Files");
        files.MapGet("", DownloadAsync).Needs(TokenScopes.Read).WithSummary("A file's content; Range is honoured").Produces<Stream>(StatusCodes.Status200OK, Binary);
        files.MapPut("", UploadAsync).Needs(TokenScopes.Write).WithSummary("Write a file, whole or not at all").AddOpenApiOperationTransformer(static (operation, _, _) =>
        {
            // Taken whatever its type is said to be.
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [Binary] = new() } };
            return Task.CompletedTask;
        });
        files.MapDelete("", RemoveAsync).Needs(TokenScopes.Write).WithSummary("Remove a file, or a directory");
        files.MapGet("/list", ListAsync).Needs(TokenScopes.Read).WithSummary("The entries of a directory");
        files.MapGet("/stat", StatAsync).Needs(TokenScopes.Read).WithSummary("What a file is");
        files.MapPost("/move", MoveAsync).Needs(TokenScopes.Write).WithSummary("Move a file or a directory");
        files.MapPost("/mkdir", MakeDirectoryAsync).Needs(TokenScopes.Write).WithSummary("Make a directory, with those above it");
    }

    private static async Task<IResult> DownloadAsync(string id, string path, FileTrees trees, HttpContext context)
    {
        string name = FileTrees.Absolute(path);
        IFileTree files = await trees.OpenAsync(id, name);
        context.Response.RegisterForDisposeAsync(files);
        return TypedResults.Stream(await files.OpenReadAsync(name, context.RequestAborted), Binary, Path.GetFileName(name), enableRangeProcessing: true);
    }

    private static async Task<FileBody> UploadAsync(string id, string path, HttpContext context, FileTrees trees, ServerOptions options)
    {
        string name = FileTrees.Absolute(path);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.LargestFile;
        await using IFileTree files = await trees.OpenAsync(id, name);
        return await files.WriteAsync(name, context.Request.Body, context.RequestAborted);
    }

    private static async Task<NoContent> RemoveAsync(string id, string path, FileTrees trees, CancellationToken cancellationToken, bool recursive = false)
    {
        string name = FileTrees.Absolute(path);
        await using IFileTree files = await trees.OpenAsync(id, name);
        await files.RemoveAsync(name, recursive, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<FileList> ListAsync(string id, FileTrees trees, CancellationToken cancellationToken, string path = "/agent")
    {
        string name = FileTrees.Absolute(path);
        await using IFileTree files = await trees.OpenAsync(id, name);
        return new FileList(await files.ListAsync(name, cancellationToken));
    }

    private static async Task<FileBody> StatAsync(string id, string path, FileTrees trees, CancellationToken cancellationToken)
    {
        string name = FileTrees.Absolute(path);
        await using IFileTree files = await trees.OpenAsync(id, name);
        return await files.StatAsync(name, cancellationToken);
    }

    private static async Task<NoContent> MoveAsync(string id, FileMove move, FileTrees trees, CancellationToken cancellationToken)
    {
        (string from, string to) = (FileTrees.Absolute(move.From), FileTrees.Absolute(move.To));
        await using IFileTree files = await trees.OpenAsync(id, from, to);
        await files.MoveAsync(from, to, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> MakeDirectoryAsync(string id, NewDirectory wanted, FileTrees trees, CancellationToken cancellationToken)
    {
        string name = FileTrees.Absolute(wanted.Path);
        await using IFileTree files = await trees.OpenAsync(id, name);
        await files.MakeDirectoryAsync(name, cancellationToken);
        return TypedResults.NoContent();
    }
}
