using System.Collections.Concurrent;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Linux.Polling;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Agents.Output;

/// <summary>Carries what all agents print to their logs, on one thread.</summary>
internal sealed class OutputCollector : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly Poller _poller = new();
    private readonly WakeSignal _wake = new();
    private readonly ConcurrentDictionary<int, CollectedOutput> _outputs = new();
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly Thread _thread;
    private volatile bool _isOver;

    public OutputCollector()
    {
        _poller.Add(_wake.Descriptor, Readiness.Input);
        _thread = new Thread(Run) { IsBackground = true, Name = "agents' output" };
        _thread.Start();
    }

    /// <summary>Carries output until its last writer has closed it.</summary>
    /// <param name="output">A pipe's reading end. Owned by this object.</param>
    /// <param name="path">The log's file.</param>
    /// <returns>Completes when all of it is in the log.</returns>
    public Task CarryAsync(SafeFileHandle output, string path)
    {
        DescriptorIo.SetNonBlocking(output);
        CollectedOutput collected = new(output, new AgentLog(path));
        _outputs[Number(output)] = collected;
        _poller.Add(output, Readiness.Input);
        return collected.Ended;
    }

    /// <summary>Ends after what was printed by agents that have ended.</summary>
    public void Dispose()
    {
        _isOver = true;
        _wake.Raise();
        _thread.Join();
        foreach (CollectedOutput output in _outputs.Values)
            output.Dispose();
        _poller.Dispose();
        _wake.Dispose();
    }

    private void Run()
    {
        while (!_isOver)
        {
            int count = _poller.Wait();
            for (int index = 0; index < count; index++)
            {
                if (_outputs.TryGetValue(_poller[index].Descriptor, out CollectedOutput? output))
                    Carry(output);
            }
        }

        foreach (CollectedOutput output in _outputs.Values)
            Carry(output);
    }

    // One buffer at a time: an agent that prints without end must not keep the others waiting.
    private void Carry(CollectedOutput output)
    {
        Errno error = DescriptorIo.Read(output.Pipe, _buffer, out int count);
        if (error is Errno.EAGAIN or Errno.EINTR)
            return;
        if (error == Errno.None && count > 0)
        {
            output.Log.Append(_buffer.AsSpan(0, count));
            return;
        }

        _outputs.TryRemove(Number(output.Pipe), out _);
        output.Dispose();
    }

    private static int Number(SafeFileHandle handle) => (int)handle.DangerousGetHandle();
}
