using AgentOS.Fleet;
using AgentOS.Fleet.Tokens;
using AgentOS.Server.Access;
using AgentOS.Server.Databases;
using AgentOS.Server.Hosting;
using AgentOS.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace AgentOS.Server.Files;

/// <summary><c>/v1/sandboxes/ID/files</c>: the sandbox's own files, which are <c>/agent</c> inside it. They are there whether it runs or not.</summary>
internal static class FileRoutes
{
    private const int BufferBytes = 1 << 20;
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

    private static async Task<IResult> DownloadAsync(string id, string path, ISandboxes all, SandboxDatabases databases, HttpContext context)
    {
        string name = SandboxPath.InDatabase(path);
        await all.SynchronizeAsync(id);
        AgentDatabase database = await databases.OpenAsync(id);
        context.Response.RegisterForDisposeAsync(database);
        return TypedResults.Stream(await database.Files.OpenReadAsync(name, context.RequestAborted), Binary, Path.GetFileName(name), enableRangeProcessing: true);
    }

    private static async Task<FileBody> UploadAsync(string id, string path, HttpContext context, SandboxDatabases databases, ServerOptions options)
    {
        string name = SandboxPath.InDatabase(path);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.LargestFile;
        FileStat? written = null;
        await databases.WriteAsync(id, async database =>
        {
            await WriteAsync(database.Files, name, context.Request.Body, context.RequestAborted);
            written = await database.Files.StatAsync(name);
        });
        return FileBody.Of(path, written!);
    }

    // Beside its place, and then renamed: who reads sees the old or the new, and a client that goes away has changed nothing.
    private static async Task WriteAsync(AgentFiles files, string name, Stream content, CancellationToken gone)
    {
        string directory = Path.GetDirectoryName(name) ?? "/";
        await files.MakeDirectoriesAsync(directory, gone);
        string draft = Path.Combine(directory, $".upload-{Guid.NewGuid():N}");
        try
        {
            await using (Stream file = await files.OpenAsync(draft, FileMode.CreateNew, FileAccess.Write, gone))
                await content.CopyToAsync(file, BufferBytes, gone);
            await files.RenameAsync(draft, name, cancellationToken: CancellationToken.None);
        }
        catch
        {
            if (await files.ExistsAsync(draft, CancellationToken.None))
                await files.DeleteFileAsync(draft, CancellationToken.None);
            throw;
        }
    }

    private static async Task<NoContent> RemoveAsync(string id, string path, SandboxDatabases databases, bool recursive = false)
    {
        string name = SandboxPath.InDatabase(path);
        await databases.WriteAsync(id, async database =>
        {
            bool isDirectory = (await database.Files.LinkStatAsync(name)).IsDirectory;
            await (!isDirectory ? database.Files.DeleteFileAsync(name) : recursive ? database.Files.RemoveTreeAsync(name) : database.Files.RemoveAsync(name));
        });
        return TypedResults.NoContent();
    }

    private static async Task<FileList> ListAsync(string id, SandboxDatabases databases, string path = "/agent")
    {
        string name = SandboxPath.InDatabase(path);
        return await databases.ReadAsync(id, async database => new FileList(
            [.. (await database.Files.ListAsync(name)).Select(entry => FileBody.Of($"{path.TrimEnd('/')}/{entry.Name}", entry.Inode))]));
    }

    private static async Task<FileBody> StatAsync(string id, string path, SandboxDatabases databases)
    {
        string name = SandboxPath.InDatabase(path);
        return await databases.ReadAsync(id, async database => FileBody.Of(path, await database.Files.LinkStatAsync(name)));
    }

    private static async Task<NoContent> MoveAsync(string id, FileMove move, SandboxDatabases databases)
    {
        (string from, string to) = (SandboxPath.InDatabase(move.From), SandboxPath.InDatabase(move.To));
        await databases.WriteAsync(id, database => database.Files.RenameAsync(from, to));
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> MakeDirectoryAsync(string id, NewDirectory wanted, SandboxDatabases databases)
    {
        string name = SandboxPath.InDatabase(wanted.Path);
        await databases.WriteAsync(id, database => database.Files.MakeDirectoriesAsync(name));
        return TypedResults.NoContent();
    }
}
