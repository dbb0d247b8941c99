using System.Buffers;
using System.Net.Sockets;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.Connections;

/// <summary>Sends frames. Those that come while one batch is on its way go together in the next, so that pipelined calls cost few system calls.</summary>
internal sealed class FrameSender(Socket socket)
{
    private readonly Lock _lock = new();
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _leaving = new();
    private TaskCompletionSource _next = NewBatch();
    private bool _isSending;

    /// <summary>Sends a frame; the task ends when it left.</summary>
    /// <exception cref="SocketException">The connection is over.</exception>
    public Task SendAsync(uint tag, Opcode opcode, ReadOnlyMemory<byte> payload, ReadOnlyMemory<byte>? attachment)
    {
        TaskCompletionSource batch;
        lock (_lock)
        {
            Append(tag, opcode, payload.Span, attachment);
            batch = _next;
            if (_isSending)
                return batch.Task;
            _isSending = true;
        }

        _ = SendAllAsync();
        return batch.Task;
    }

    private void Append(uint tag, Opcode opcode, ReadOnlySpan<byte> payload, ReadOnlyMemory<byte>? attachment)
    {
        int length = payload.Length + (attachment is { } bytes ? 1 + bytes.Length : 0);
        new KernelHeader(tag, opcode, (ulong)length).Write(_waiting.GetSpan(KernelHeader.Size));
        _waiting.Advance(KernelHeader.Size);
        _waiting.Write(payload);
        if (attachment is { } content)
        {
            _waiting.Write("\0"u8);
            _waiting.Write(content.Span);
        }
    }

    private async Task SendAllAsync()
    {
        while (TakeBatch() is { } batch)
        {
            try
            {
                ReadOnlyMemory<byte> rest = _leaving.WrittenMemory;
                while (!rest.IsEmpty)
                    rest = rest[await socket.SendAsync(rest, CancellationToken.None).ConfigureAwait(false)..];
                batch.TrySetResult();
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                batch.TrySetException(failure);
            }
        }
    }

    private TaskCompletionSource? TakeBatch()
    {
        lock (_lock)
        {
            if (_waiting.WrittenCount == 0)
            {
                _isSending = false;
                return null;
            }

            (_waiting, _leaving) = (_leaving, _waiting);
            _waiting.ResetWrittenCount();
            TaskCompletionSource batch = _next;
            _next = NewBatch();
            return batch;
        }
    }

    private static TaskCompletionSource NewBatch() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
