using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Linux.Streams;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Commands;

/// <summary>One of a command's output streams: the pipe, what came through it, and who hears of it.</summary>
internal sealed class CommandStream : IDisposable
{
    private const int ReadBytes = 64 * 1024;

    private readonly byte[] _buffer = new byte[ReadBytes];
    private Func<ReadOnlyMemory<byte>, Task>? _heard;

    /// <param name="limit">How much is kept, in bytes.</param>
    /// <param name="heard">Given each part; the next is read when it is done. Null is nobody.</param>
    public CommandStream(int limit, Func<ReadOnlyMemory<byte>, Task>? heard)
    {
        _heard = heard;
        Kept = new CappedOutput(limit);
        Pipe pipe = Pipe.Create();
        (Reading, Writing) = (pipe.Output, pipe.Input);
        DescriptorIo.SetNonBlocking(Reading);
    }

    public SafeFileHandle Reading { get; }

    /// <summary>The program's end; to be closed once the program has it.</summary>
    public SafeFileHandle Writing { get; }

    public CappedOutput Kept { get; }

    /// <summary>Whether nothing more comes.</summary>
    public bool IsOver => Reading.IsClosed;

    /// <summary>Reads what is there, once.</summary>
    /// <param name="heard">Ends when it was heard.</param>
    /// <returns>False when nothing is there for now.</returns>
    public bool TryTakePart(out Task heard)
    {
        heard = Task.CompletedTask;
        Errno error = DescriptorIo.Read(Reading, _buffer, out int count);
        if (error is Errno.EAGAIN or Errno.EINTR)
            return false;
        if (error != Errno.None || count == 0)
        {
            Reading.Dispose();
            return false;
        }

        Kept.Add(_buffer.AsSpan(0, count));
        heard = _heard?.Invoke(_buffer.AsMemory(0, count)) ?? Task.CompletedTask;
        return true;
    }

    /// <summary>Nobody hears of what comes from now on.</summary>
    public void Mute() => _heard = null;

    public void Dispose()
    {
        Reading.Dispose();
        Writing.Dispose();
    }
}
