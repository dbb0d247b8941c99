using AgentOS.Linux;
using AgentOS.Storage;

namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>FILES: directories and names.</summary>
internal static class NameOperations
{
    // On a thread of the pool: a large directory takes long.
    public static Task List(DataCall<FilesRequest> call)
    {
        string path = call.Need(call.Request.Path, "path");
        return call.Finish(Task.Run(() => call.Database.Files.ListAsync(path)), entries => ListAnswer.Of(entries, call.Request.Stat), DataJson.Default.ListAnswer);
    }

    public static Task MakeDirectory(DataCall<FilesRequest> call)
    {
        string path = call.Need(call.Request.Path, "path");
        return call.Finish(call.Request.Recursive ? call.Database.Files.MakeDirectoriesAsync(path) : call.Database.Files.MakeDirectoryAsync(path));
    }

    public static Task Remove(DataCall<FilesRequest> call)
    {
        string path = call.Need(call.Request.Path, "path");
        Task removal = call.Request.Recursive ? call.Database.Files.RemoveTreeAsync(path) : call.Database.Files.DeleteFileAsync(path);
        return call.Finish(call.Request.Force ? IgnoreMissing(removal) : removal);
    }

    public static Task RemoveDirectory(DataCall<FilesRequest> call) =>
        call.Finish(call.Database.Files.RemoveAsync(call.Need(call.Request.Path, "path")));

    public static Task Unlink(DataCall<FilesRequest> call) =>
        call.Finish(call.Database.Files.DeleteFileAsync(call.Need(call.Request.Path, "path")));

    public static Task Rename(DataCall<FilesRequest> call) =>
        call.Finish(call.Database.Files.RenameAsync(call.Need(call.Request.From, "from"), call.Need(call.Request.To, "to")));

    public static Task MakeSymbolicLink(DataCall<FilesRequest> call) =>
        call.Finish(call.Database.Files.MakeSymbolicLinkAsync(call.Need(call.Request.Target, "target"), call.Need(call.Request.Path, "path")));

    public static Task Link(DataCall<FilesRequest> call) =>
        call.Finish(call.Database.Files.LinkAsync(call.Need(call.Request.From, "from"), call.Need(call.Request.To, "to")));

    public static Task ReadLink(DataCall<FilesRequest> call) => call.Finish(
        call.Database.Files.ReadLinkAsync(call.Need(call.Request.Path, "path")), target => new TargetAnswer(target), DataJson.Default.TargetAnswer);

    private static async Task IgnoreMissing(Task removal)
    {
        try
        {
            await removal.ConfigureAwait(false);
        }
        catch (FileSystemException failure) when (failure.Error == Errno.ENOENT)
        {
            // As wished.
        }
    }
}
