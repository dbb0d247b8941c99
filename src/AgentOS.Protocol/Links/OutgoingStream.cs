using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Linux.Polling;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Protocol.Links;

/// <summary>Sends what a descriptor gives as one stream of a channel, as fast as it is taken.</summary>
public sealed class OutgoingStream
{
    private const int Room = 32 * 1024;

    private readonly Link _link;
    private readonly uint _channel;
    private readonly byte _number;
    private readonly SafeFileHandle _source;
    private readonly StreamWindow _window = new();
    private readonly WakeSignal _last;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OutgoingStream(Link link, uint channel, byte number, SafeFileHandle source, WakeSignal last)
    {
        _last = last;
        _link = link;
        _channel = channel;
        _number = number;
        _source = source;
    }

    /// <summary>Completes when the source has ended, or nobody takes it any more.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Starts on a thread of its own.</summary>
    /// <param name="link">Over which.</param>
    /// <param name="channel">The stream's channel.</param>
    /// <param name="number">0 input, 1 output, 2 error.</param>
    /// <param name="source">What is sent; becomes the stream's.</param>
    public static OutgoingStream Start(Link link, uint channel, byte number, SafeFileHandle source)
    {
        OutgoingStream stream = new(link, channel, number, source, new WakeSignal());
        new Thread(stream.Pump, maxStackSize: 256 * 1024) { IsBackground = true, Name = "stream" }.Start();
        return stream;
    }

    /// <summary>The receiver took so much.</summary>
    /// <exception cref="FrameException">More than was sent.</exception>
    public void Credit(uint count) => _window.Give(count);

    /// <summary>Sends what the source has by now, and then its end, although others may still write to it.</summary>
    public void Finish()
    {
        lock (_window)
        {
            if (!_ended.Task.IsCompleted)
                _last.Raise();
        }
    }

    /// <summary>Nobody takes it any more.</summary>
    public void End()
    {
        _window.End();
        Finish();
    }

    private void Pump()
    {
        using (_source)
        {
            try
            {
                byte[] buffer = new byte[Room];
                int allowed, count;
                while ((allowed = _window.Wait()) > 0 && (count = Read(buffer.AsSpan(0, Math.Min(allowed, Room)))) > 0)
                {
                    _window.Take(count);
                    _link.Send(_channel, LinkKind.Data, [_number], buffer.AsSpan(0, count));
                }

                _link.Send(_channel, LinkKind.Data, [_number]);
            }
            catch (LinuxException)
            {
                // The other side is gone.
            }
        }

        lock (_window)
        {
            _ended.SetResult();
            _last.Dispose();
        }
    }

    // A terminal whose last program closed it gives EIO.
    private int Read(Span<byte> buffer)
    {
        while (DescriptorIo.WaitReadable(_source, _last.Descriptor))
        {
            Errno error = DescriptorIo.Read(_source, buffer, out int count);
            if (error is not (Errno.EINTR or Errno.EAGAIN))
                return error == Errno.None ? count : 0;
        }

        return 0;
    }
}
