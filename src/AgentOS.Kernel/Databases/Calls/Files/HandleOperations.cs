using System.Buffers;
using AgentOS.Linux;
using AgentOS.Storage;

namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>FILES: open files.</summary>
internal static class HandleOperations
{
    public static async Task Open(DataCall<FilesRequest> call)
    {
        string path = call.Need(call.Request.Path, "path");
        OpenFlags flags = OpenFlagNames.Parse(call.Request.Flags ?? "r") ?? throw call.Refuse("\"flags\" is r, r+, w, w+, a or a+, with x for a new file");
        AgentFile file = await call.Database.Files.OpenAsync(path, flags, AttributeOperations.BitsOf(call)).ConfigureAwait(false);
        int handle = HandleTable.Of(call.Caller).Add(file) ?? throw new FileSystemException(Errno.EMFILE, "open", path);
        Syscalls.KernelJson.Write(call.Answer, new HandleAnswer(handle), DataJson.Default.HandleAnswer);
    }

    public static async Task Read(DataCall<FilesRequest> call)
    {
        long offset = call.Need(call.Request.Offset, "offset"), wanted = call.Need(call.Request.Length, "length");
        AgentFile file = Find(call, "read");
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ContentOperations.Limit(wanted));
        try
        {
            int count = await file.ReadAsync(offset, buffer.AsMemory(0, ContentOperations.Limit(wanted))).ConfigureAwait(false);
            call.Answer.Write("""{"success":true}"""u8);
            call.Answer.Write([Attachment.Separator]);
            call.Answer.Write(buffer.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static async Task Write(DataCall<FilesRequest> call)
    {
        long offset = call.Need(call.Request.Offset, "offset");
        await Find(call, "write").WriteAsync(offset, call.Attached).ConfigureAwait(false);
        Syscalls.KernelJson.Write(call.Answer, new WrittenAnswer(call.Attached.Length), DataJson.Default.WrittenAnswer);
    }

    public static Task Truncate(DataCall<FilesRequest> call) => call.Finish(Find(call, "ftruncate").TruncateAsync(call.Request.Size ?? 0));

    // What was written was on disk before the answer.
    public static Task Synchronize(DataCall<FilesRequest> call)
    {
        _ = Find(call, "fsync");
        return call.Finish(Task.CompletedTask);
    }

    public static Task Stat(DataCall<FilesRequest> call) => call.Finish(Find(call, "fstat").StatAsync(), StatAnswer.Of, DataJson.Default.StatAnswer);

    public static Task Close(DataCall<FilesRequest> call) => HandleTable.Of(call.Caller).Remove(call.Need(call.Request.Handle, "handle"))
        ? call.Finish(Task.CompletedTask)
        : throw new FileSystemException(Errno.EBADF, "close", "");

    private static AgentFile Find(DataCall<FilesRequest> call, string syscall) =>
        HandleTable.Of(call.Caller).Find(call.Need(call.Request.Handle, "handle")) ?? throw new FileSystemException(Errno.EBADF, syscall, "");
}
