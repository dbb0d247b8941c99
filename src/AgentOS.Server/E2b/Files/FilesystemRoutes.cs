using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Protocol;
using AgentOS.Server.E2b.Connect;
using AgentOS.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOS.Server.E2b.Files;

/// <summary>The service <c>filesystem.Filesystem</c>.</summary>
internal static class FilesystemRoutes
{
    private const int MostEntries = 100_000;
    private const string Service = "/filesystem.Filesystem";

    public static void MapFilesystem(this IEndpointRouteBuilder routes)
    {
        routes.MapCall<PathRequest, EntryAnswer>($"{Service}/Stat", (request, context) => SandboxFiles.UseAsync(context, files => StatAsync(files, SandboxFiles.Absolute(request.Path), context.RequestAborted)));
        routes.MapCall<PathRequest, EntryAnswer>($"{Service}/MakeDir", (request, context) => SandboxFiles.UseAsync(context, files => MakeAsync(files, SandboxFiles.Absolute(request.Path), context.RequestAborted)));
        routes.MapCall<MoveRequest, EntryAnswer>($"{Service}/Move", (request, context) => SandboxFiles.UseAsync(context, files => MoveAsync(files, request, context.RequestAborted)));
        routes.MapCall<ListDirRequest, ListDirAnswer>($"{Service}/ListDir", (request, context) => SandboxFiles.UseAsync(context, files => ListAsync(files, request, context.RequestAborted)));
        routes.MapCall<PathRequest, Nothing>($"{Service}/Remove", (request, context) => SandboxFiles.UseAsync(context, files => RemoveAsync(files, SandboxFiles.Absolute(request.Path), context.RequestAborted)));
        routes.MapCall<WatchDirRequest, WatcherName>($"{Service}/CreateWatcher", CreateWatcherAsync);
        routes.MapCall<WatcherName, WatcherEvents>($"{Service}/GetWatcherEvents", (request, context) => Task.FromResult(new WatcherEvents(Watchers(context).Take(Sandbox(context), request.WatcherId))));
        routes.MapCall<WatcherName, Nothing>($"{Service}/RemoveWatcher", (request, context) =>
        {
            Watchers(context).Remove(Sandbox(context), request.WatcherId);
            return Task.FromResult(new Nothing());
        });
        routes.MapStream<WatchDirRequest, WatchDirAnswer>($"{Service}/WatchDir", WatchAsync);
    }

    private static async Task<EntryAnswer> StatAsync(GuestFiles files, string path, CancellationToken gone) => new(EntryInfo.Of(path, await files.StatAsync(path, gone)));

    private static async Task<EntryAnswer> MakeAsync(GuestFiles files, string path, CancellationToken gone)
    {
        await files.MakeDirectoryAsync(path, withParents: true, gone);
        return await StatAsync(files, path, gone);
    }

    private static async Task<EntryAnswer> MoveAsync(GuestFiles files, MoveRequest request, CancellationToken gone)
    {
        string destination = SandboxFiles.Absolute(request.Destination);
        await files.MoveAsync(SandboxFiles.Absolute(request.Source), destination, withParents: true, gone);
        return await StatAsync(files, destination, gone);
    }

    private static async Task<Nothing> RemoveAsync(GuestFiles files, string path, CancellationToken gone)
    {
        try
        {
            await files.RemoveAsync(path, recursive: true, gone);
        }
        catch (FileSystemException absent) when (absent.Error == Errno.ENOENT)
        {
            // As good as removed.
        }

        return new Nothing();
    }

    private static async Task<ListDirAnswer> ListAsync(GuestFiles files, ListDirRequest request, CancellationToken gone)
    {
        string path = SandboxFiles.Absolute(request.Path);
        if (!(await files.StatAsync(path, gone)).LeadsToDirectory)
            throw new ConnectException("invalid_argument", $"path is not a directory: {path}");
        List<EntryInfo> found = [];
        Queue<(string Path, uint Depth)> pending = new([(path, Math.Max(request.Depth, 1))]);
        while (pending.TryDequeue(out (string Path, uint Depth) next))
        {
            foreach (GuestFileEntry entry in await files.ListAsync(next.Path, gone))
            {
                string name = SandboxFiles.Join(next.Path, entry.Name);
                found.Add(EntryInfo.Of(name, entry));
                if (found.Count > MostEntries)
                    throw new ConnectException("resource_exhausted", $"more than {MostEntries} entries below {path}");
                if (entry.IsDirectory && next.Depth > 1)
                    pending.Enqueue((name, next.Depth - 1));
            }
        }

        return new ListDirAnswer(found);
    }

    private static async Task<WatcherName> CreateWatcherAsync(WatchDirRequest request, HttpContext context)
    {
        RefuseEntries(request);
        return new WatcherName(await Watchers(context).AddAsync(Sandbox(context), SandboxFiles.Absolute(request.Path), request.Recursive, context.RequestAborted));
    }

    private static PolledWatchers Watchers(HttpContext context) => context.RequestServices.GetRequiredService<PolledWatchers>();

    private static string Sandbox(HttpContext context) => SandboxAddress.Find(context)!.Id;

    private static void RefuseEntries(WatchDirRequest request)
    {
        if (request.IncludeEntry)
            throw new ConnectException("unimplemented", "changes are told without the file they are of");
    }

    private static async Task WatchAsync(WatchDirRequest request, ConnectStream<WatchDirAnswer> stream)
    {
        RefuseEntries(request);
        using GuestFiles files = await SandboxFiles.OpenAsync(stream.Context);
        IAsyncEnumerable<GuestFileEvent> changes = await files.WatchAsync(SandboxFiles.Absolute(request.Path), request.Recursive, stream.Gone);
        await stream.SendAsync(new WatchDirAnswer { Start = new Nothing() });
        stream.KeepAlive(new WatchDirAnswer { Keepalive = new Nothing() }, stream.Context.RequestServices.GetRequiredService<TimeProvider>());
        await foreach (GuestFileEvent change in changes.WithCancellation(stream.Gone))
            await stream.SendAsync(new WatchDirAnswer { Filesystem = new FilesystemEvent(change.Name, (FilesystemEventType)change.Change) });
    }
}
