using System.Text.Json;
using AgentOS.Storage;
using AgentOS.Storage.Files;

namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>FILES: attributes.</summary>
internal static class AttributeOperations
{
    private const uint MostAccess = 7; // R_OK | W_OK | X_OK of unistd.h

    public static Task Stat(DataCall<FilesRequest> call) =>
        call.Finish(call.Database.Files.StatAsync(call.Need(call.Request.Path, "path")), StatAnswer.Of, DataJson.Default.StatAnswer);

    public static Task LinkStat(DataCall<FilesRequest> call) =>
        call.Finish(call.Database.Files.LinkStatAsync(call.Need(call.Request.Path, "path")), StatAnswer.Of, DataJson.Default.StatAnswer);

    public static Task Exists(DataCall<FilesRequest> call) => call.Finish(
        call.Database.Files.ExistsAsync(call.Need(call.Request.Path, "path")), exists => new ExistsAnswer(exists), DataJson.Default.ExistsAnswer);

    public static Task Access(DataCall<FilesRequest> call)
    {
        uint mode = BitsOf(call) ?? 0;
        return mode <= MostAccess
            ? call.Finish(call.Database.Files.AccessAsync(call.Need(call.Request.Path, "path"), (FileAccessMode)mode))
            : throw call.Refuse("\"mode\" is 0 to 7");
    }

    public static Task ChangeMode(DataCall<FilesRequest> call) =>
        call.Finish(call.Database.Files.ChangeModeAsync(call.Need(call.Request.Path, "path"), call.Need(BitsOf(call), "mode")));

    public static Task ChangeOwner(DataCall<FilesRequest> call) => call.Finish(call.Database.Files.ChangeOwnerAsync(
        call.Need(call.Request.Path, "path"), call.Need(call.Request.Uid, "uid"), call.Need(call.Request.Gid, "gid")));

    public static Task SetTimes(DataCall<FilesRequest> call) => call.Finish(call.Database.Files.SetTimesAsync(
        call.Need(call.Request.Path, "path"),
        TimeOf(call, call.Need(call.Request.Atime, "atime"), call.Request.AtimeNsec),
        TimeOf(call, call.Need(call.Request.Mtime, "mtime"), call.Request.MtimeNsec)));

    // On a thread of the pool: it counts all inodes.
    public static Task Measure(DataCall<FilesRequest> call) => call.Finish(
        Task.Run(() => call.Database.Files.StatisticsAsync()), usage => new UsageAnswer(usage.Inodes, usage.DatabaseBytes), DataJson.Default.UsageAnswer);

    /// <summary>The bits the caller gave; null is none.</summary>
    public static uint? BitsOf(DataCall<FilesRequest> call) => call.Request.Mode switch
    {
        { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetUInt32(out uint bits) => bits,
        _ => throw call.Refuse("\"mode\" is a number"),
    };

    private static FileTime TimeOf(DataCall<FilesRequest> call, double seconds, uint? nanoseconds)
    {
        const double perSecond = 1e9, mostSeconds = 1L << 53; // below it a double holds every whole number
        double whole = Math.Floor(seconds);
        uint fraction = nanoseconds ?? (uint)((seconds - whole) * perSecond);
        return Math.Abs(seconds) <= mostSeconds && fraction < perSecond
            ? new FileTime((long)whole, fraction)
            : throw call.Refuse("a time is seconds since 1970, and 0 to 999999999 nanoseconds");
    }
}
