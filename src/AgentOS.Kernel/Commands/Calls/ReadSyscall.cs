using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;
using AgentOS.Policy.Files;
using AgentOS.Protocol;
using AgentOS.Protocol.Kernel;
using AgentOS.Storage;

namespace AgentOS.Kernel.Commands.Calls;

/// <summary>READ: a file as the caller's sandbox shows it.</summary>
internal sealed class ReadSyscall(ISandboxSource sandboxes, SandboxAccess access) : ILongSyscall
{
    private const int MostBytes = KernelHeader.DefaultFrameLimit;

    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        ReadCall request = KernelJson.Read(payload, CommandJson.Default.ReadCall);
        if (request.Offset < 0 || request.Length < 0)
            throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "READ", "\"offset\" and \"length\" are 0 or more");
        OutputEncoding encoding = OutputEncoding.Of(request.Encoding);
        call.Expect(Math.Min(request.Length ?? MostBytes, MostBytes));
        return Task.Run(() => AnswerAsync(call, request, encoding), CancellationToken.None);
    }

    private async Task AnswerAsync(LongCall call, ReadCall request, OutputEncoding encoding)
    {
        try
        {
            AgentRun sandbox = sandboxes.Open(call.Caller.Identity);
            access.Demand(call.Caller.Identity, PathAccess.Read, sandbox, request.Path);
            // One byte more than fits tells a file that is too large.
            int length = (int)Math.Min(request.Length ?? long.MaxValue, MostBytes + 1);
            FileResultMessage read = await sandbox.Files.CallAsync(
                FrameType.ReadFile, request.Path, new ReadFileMessage(request.Path, request.Offset, length).ToPayload()).ConfigureAwait(false);
            access.DemandResolved(call.Caller.Identity, PathAccess.Read, sandbox, request.Path, read.Place);
            Answer(call, request, read, encoding);
        }
        catch (FileSystemException failure)
        {
            FailureAnswer.Write(failure, call.Answer);
        }
    }

    private static void Answer(LongCall call, ReadCall request, FileResultMessage read, OutputEncoding encoding)
    {
        long written = long.MaxValue;
        if (read.Content.Length <= MostBytes)
        {
            string content = encoding.Show(read.Content.Span, isLast: true);
            bool isLossy = encoding.IsText && !System.Text.Unicode.Utf8.IsValid(read.Content.Span);
            written = CommandJson.Write(call.Answer, new ReadAnswer(true, content, read.Size, isLossy ? true : null), CommandJson.Default.ReadAnswer);
        }

        if (written > MostBytes)
            throw new AgentOSException(CommandErrors.TooLarge, "read", request.Path, $"{read.Size} bytes");
    }
}
