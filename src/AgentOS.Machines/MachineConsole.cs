using System.Text;
using AgentOS.Linux.Streams;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines;

/// <summary>What a machine's kernel and its monitor print: the last of it is kept, outside of the guest's reach.</summary>
/// <param name="path">A file for the beginning of it, too; null is none.</param>
internal sealed class MachineConsole(string? path)
{
    private const int Kept = 16 * 1024, LongestFile = 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly byte[] _ring = new byte[Kept];
    private readonly Pipe _pipe = Pipe.Create();
    private readonly SafeFileHandle _nothing = File.OpenHandle("/dev/null");
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _written;

    /// <summary>The monitor's standard streams.</summary>
    public StandardStreams Streams
    {
        get
        {
            int output = (int)_pipe.Input.DangerousGetHandle();
            return new StandardStreams((int)_nothing.DangerousGetHandle(), output, output);
        }
    }

    /// <summary>Starts reading. The monitor has its ends now.</summary>
    public void Begin()
    {
        _pipe.Input.Dispose();
        _nothing.Dispose();
        new Thread(Read, maxStackSize: 256 * 1024) { IsBackground = true, Name = "console" }.Start();
    }

    /// <summary>The end of it, once the monitor has ended or not.</summary>
    public string Tail()
    {
        lock (_lock)
        {
            int length = (int)Math.Min(_written, Kept);
            byte[] bytes = new byte[length];
            for (int index = 0; index < length; index++)
                bytes[index] = _ring[(_written - length + index) % Kept];
            return Encoding.UTF8.GetString(bytes).Trim();
        }
    }

    /// <summary>Completes when nothing will be printed any more.</summary>
    public Task Ended => _ended.Task;

    private void Read()
    {
        using FileStream output = new(_pipe.Output, FileAccess.Read, bufferSize: 0);
        using FileStream? log = path is null ? null : new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        byte[] buffer = new byte[4096];
        for (int count; (count = output.Read(buffer)) > 0;)
        {
            if (_written < LongestFile)
                log?.Write(buffer.AsSpan(0, count));
            lock (_lock)
            {
                for (int index = 0; index < count; index++)
                    _ring[_written++ % Kept] = buffer[index];
            }
        }

        _ended.SetResult();
    }
}
