using System.Buffers;
using System.Text;
using System.Text.Json;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>FILES: whole files and parts of them, by path.</summary>
internal static class ContentOperations
{
    // The JSON in front of what is attached takes less than the rest.
    private const int MostAttached = KernelHeader.DefaultFrameLimit - 64;

    public static async Task Read(DataCall<FilesRequest> call)
    {
        long offset = call.Request.Offset ?? 0, wanted = call.Request.Length ?? MostAttached;
        int count = await call.Database.Files.ReadAsync(call.Need(call.Request.Path, "path"), offset, size =>
        {
            call.Answer.Write(Encoding.UTF8.GetBytes($$"""{"success":true,"size":{{size}}}"""));
            call.Answer.Write([Attachment.Separator]);
            int length = Limit(Math.Min(wanted, size - offset));
            return call.Answer.GetMemory(length)[..length];
        }).ConfigureAwait(false);
        call.Answer.Advance(count);
    }

    public static async Task Write(DataCall<FilesRequest> call)
    {
        string path = call.Need(call.Request.Path, "path");
        Task change = ModeOf(call) switch
        {
            "replace" => call.Database.Files.WriteAsync(path, call.Attached),
            "append" => call.Database.Files.AppendAsync(path, call.Attached),
            _ => throw call.Refuse("\"mode\" is \"replace\" or \"append\""),
        };
        await change.ConfigureAwait(false);
        Syscalls.KernelJson.Write(call.Answer, new WrittenAnswer(call.Attached.Length), DataJson.Default.WrittenAnswer);
    }

    public static Task Copy(DataCall<FilesRequest> call) =>
        call.Finish(call.Database.Files.CopyAsync(call.Need(call.Request.From, "from"), call.Need(call.Request.To, "to")));

    public static Task Truncate(DataCall<FilesRequest> call) =>
        call.Finish(call.Database.Files.TruncateAsync(call.Need(call.Request.Path, "path"), call.Need(call.Request.Size, "size")));

    /// <summary>How much of something fits into one answer.</summary>
    public static int Limit(long wanted) => (int)Math.Clamp(wanted, 0, MostAttached);

    private static string? ModeOf(DataCall<FilesRequest> call) => call.Request.Mode.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => "replace",
        JsonValueKind.String => call.Request.Mode.GetString(),
        _ => null,
    };
}
