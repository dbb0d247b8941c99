using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Streams;

/// <summary>A pipe(7) between two processes.</summary>
/// <param name="Output">The end to read from.</param>
/// <param name="Input">The end to write to.</param>
public sealed unsafe record Pipe(SafeFileHandle Output, SafeFileHandle Input) : IDisposable
{
    private const int CloseOnExec = 0x80000;

    /// <summary>Makes one that whoever is given its writing end may open again by name (<c>/dev/stdout</c>), whoever they are.</summary>
    public static Pipe Create()
    {
        int* ends = stackalloc int[2];
        SystemCall.Check(StreamInterop.pipe2(ends, CloseOnExec), "pipe2");
        Pipe pipe = new(new SafeFileHandle(ends[0], ownsHandle: true), new SafeFileHandle(ends[1], ownsHandle: true));
        File.SetUnixFileMode(pipe.Input, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);
        return pipe;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Output.Dispose();
        Input.Dispose();
    }
}
