using AgentOS.Fuse.Operations;
using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Fuse.Transport;

/// <summary>One thread that takes requests from the device and answers them.</summary>
internal sealed class FuseWorker(
    SafeFileHandle device, RequestQueue queue, RequestProcessor processor, InterruptTable interrupts)
{
    private readonly InterruptSlot _slot = interrupts.AddSlot(device);

    /// <summary>Serves until the file system is unmounted. Returns the error that ended it, or none.</summary>
    internal Errno Run()
    {
        using WorkerBuffer buffer = new();
        while (true)
        {
            Errno error = ServeAsLeader(buffer);
            switch (error)
            {
                // A signal; or the request was given up between waking this thread and reading it.
                case Errno.None or Errno.EINTR or Errno.ENOENT:
                    break;

                // Unmounted, or aborted through the control file system.
                case Errno.ENODEV or Errno.ECONNABORTED:
                    return Errno.None;

                default:
                    return error;
            }
        }
    }

    /// <summary>Serves short requests one after the other; with the first that may take long, another thread leads.</summary>
    private Errno ServeAsLeader(WorkerBuffer buffer)
    {
        bool leads = true;
        queue.Lead();
        try
        {
            Errno error;
            do
            {
                error = queue.Take(buffer.Request, out int length);
                if (error != Errno.None)
                    return error;
                ReadOnlySpan<byte> bytes = buffer.Request[..length];
                Span<byte> room = buffer.ReplyTo(length);
                if (!RequestProcessor.TryParse(bytes, out RequestHeader header, out RequestReader body))
                {
                    Refuse(length, header, room);
                    continue;
                }

                if (RequestDispatcher.MayTakeLong(header.Opcode))
                {
                    leads = false;
                    queue.Yield();
                }

                Serve(header, body, room);
            }
            while (leads);
            return Errno.None;
        }
        finally
        {
            if (leads)
                queue.Yield();
        }
    }

    private void Refuse(int length, in RequestHeader header, Span<byte> room)
    {
        if (length >= RequestHeaderSize)
            Send(new ReplyWriter(room).Finish(header.Unique, Errno.EIO));
    }

    private void Serve(in RequestHeader header, RequestReader body, Span<byte> room)
    {
        if (header.Opcode == FuseOpcode.Interrupt)
        {
            interrupts.Interrupt(body);
            return;
        }

        bool interruptible = RequestDispatcher.IsInterruptible(header.Opcode);
        if (interruptible)
            _slot.Begin(header.Unique, header.ProcessId);
        ReadOnlySpan<byte> reply = processor.Process(header, body, room);
        if (!reply.IsEmpty && (!interruptible || _slot.TryEnd(header.Unique)))
            Send(reply);
        processor.Settle();
    }

    private static unsafe int RequestHeaderSize => sizeof(RequestHeader);

    /// <summary>ENOENT: the request was given up meanwhile. ENODEV: unmounted. Neither needs anything done; the next read decides.</summary>
    private void Send(ReadOnlySpan<byte> reply)
    {
        while (DescriptorIo.Write(device, reply, out _) is Errno.EINTR or Errno.EAGAIN)
        {
            // Interrupted before anything was taken: a reply is taken whole or not at all.
        }
    }
}
