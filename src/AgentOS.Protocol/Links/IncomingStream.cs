using System.Buffers.Binary;
using System.Collections.Concurrent;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Protocol.Links;

/// <summary>Writes what comes as one stream of a channel to a descriptor. Holds no more than the window; who takes nothing makes the sender wait, nobody else.</summary>
public sealed class IncomingStream
{
    private readonly Link _link;
    private readonly uint _channel;
    private readonly byte _number;
    private readonly SafeFileHandle _target;
    private readonly BlockingCollection<byte[]> _pieces = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _held;

    private IncomingStream(Link link, uint channel, byte number, SafeFileHandle target)
    {
        _link = link;
        _channel = channel;
        _number = number;
        _target = target;
    }

    /// <summary>Completes when all that came was written, or nobody reads it.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Starts on a thread of its own.</summary>
    /// <param name="link">Over which.</param>
    /// <param name="channel">The stream's channel.</param>
    /// <param name="number">0 input, 1 output, 2 error.</param>
    /// <param name="target">Where it goes; becomes the stream's.</param>
    public static IncomingStream Start(Link link, uint channel, byte number, SafeFileHandle target)
    {
        IncomingStream stream = new(link, channel, number, target);
        new Thread(stream.Pump, maxStackSize: 256 * 1024) { IsBackground = true, Name = "stream" }.Start();
        return stream;
    }

    /// <summary>Bytes came; none is the stream's end.</summary>
    /// <exception cref="FrameException">More than the window.</exception>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            End();
            return;
        }

        if (Interlocked.Add(ref _held, bytes.Length) > StreamWindow.Bytes)
            throw new FrameException("a stream sent more than its window");
        lock (_pieces)
        {
            if (!_pieces.IsAddingCompleted)
                _pieces.Add(bytes.ToArray());
        }
    }

    /// <summary>Nothing more comes.</summary>
    public void End()
    {
        lock (_pieces)
            _pieces.CompleteAdding();
    }

    private void Pump()
    {
        using (_target)
        {
            try
            {
                Span<byte> credit = stackalloc byte[5];
                credit[0] = _number;
                foreach (byte[] piece in _pieces.GetConsumingEnumerable())
                {
                    Write(piece);
                    Interlocked.Add(ref _held, -piece.Length);
                    BinaryPrimitives.WriteUInt32LittleEndian(credit[1..], (uint)piece.Length);
                    _link.Send(_channel, LinkKind.Credit, credit);
                }
            }
            catch (LinuxException)
            {
                // Nobody reads it, or the other side is gone.
            }
        }

        _ended.SetResult();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            Errno error = DescriptorIo.Write(_target, bytes, out int count);
            if (error == Errno.EAGAIN)
                DescriptorIo.WaitWritable(_target);
            else if (error is not (Errno.None or Errno.EINTR))
                throw new LinuxException(error, "write");
            bytes = bytes[Math.Max(count, 0)..];
        }
    }
}
