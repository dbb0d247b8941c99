using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;
using AgentOS.Policy.Files;
using AgentOS.Protocol;
using AgentOS.Storage;

namespace AgentOS.Kernel.Commands.Calls;

/// <summary>WRITE: a file as the caller's sandbox shows it.</summary>
internal sealed class WriteSyscall(ISandboxSource sandboxes, SandboxAccess access) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        WriteCall request = KernelJson.Read(payload, CommandJson.Default.WriteCall);
        WriteFileMessage message = new(request.Path, "", ModeOf(request), request.Parents, OutputEncoding.Of(request.Encoding).Read(request.Content));
        return Task.Run(() => AnswerAsync(call, message), CancellationToken.None);
    }

    private async Task AnswerAsync(LongCall call, WriteFileMessage message)
    {
        try
        {
            AgentRun sandbox = sandboxes.Open(call.Caller.Identity);
            access.Demand(call.Caller.Identity, PathAccess.Write, sandbox, message.Path);
            SandboxFiles files = sandbox.Files;
            FileResultMessage found = await files.CallAsync(
                FrameType.FindFile, message.Path, (message with { Content = default }).ToPayload()).ConfigureAwait(false);
            access.DemandResolved(call.Caller.Identity, PathAccess.Write, sandbox, message.Path, found.Place);
            FileResultMessage written = await files.CallAsync(
                FrameType.WriteFile, message.Path, (message with { Place = found.Place }).ToPayload()).ConfigureAwait(false);
            CommandJson.Write(call.Answer, new WriteAnswer(true, written.Size), CommandJson.Default.WriteAnswer);
        }
        catch (FileSystemException failure)
        {
            FailureAnswer.Write(failure, call.Answer);
        }
    }

    private static WriteMode ModeOf(WriteCall request) => request.Mode switch
    {
        "write" => WriteMode.Replace,
        "append" => WriteMode.Append,
        _ => throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "WRITE", "\"mode\" is \"write\" or \"append\""),
    };
}
